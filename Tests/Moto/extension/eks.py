"""EKS as the tests need it: moto's seventeen calls, completed, and the ones it has not got."""
from .eks_access import AccessEntries
from .eks_addons import Addons
from .eks_clusters import Clusters
from .eks_identity import PodIdentityAssociations
from .eks_nodegroups import Nodegroups
from .eks_offers import Offers
from .eks_tags import Tags
from .eks_updates import Updates


class EKS(Clusters, Nodegroups, Addons, AccessEntries, PodIdentityAssociations, Updates, Offers, Tags):
    pass
