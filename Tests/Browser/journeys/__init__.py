"""The ways that people go, in the order in which one needs what another has made."""
from journeys import clusters, credentials, keyboard, lists, removal, weather

every = [
    ("connect both clouds", credentials.connect),
    ("an invalid credential", credentials.mend),
    ("preflight", credentials.preflight),
    ("create on aws", clusters.create_on_aws),
    ("create on azure", clusters.create_on_azure),
    ("watch", clusters.watch),
    ("quota on aws", clusters.quota_on_aws),
    ("quota on azure", clusters.quota_on_azure),
    ("rotate", credentials.rotate),
    ("without scripts", weather.without_scripts),
    ("broken scripts", weather.broken_scripts),
    ("out of reach", weather.out_of_reach),
    ("lists and refusals", lists.read),
    ("delete on aws", removal.delete_on_aws),
    ("delete on azure", removal.delete_on_azure),
    ("keyboard alone", keyboard.everything),
    ("delete the credentials", removal.delete_credentials),
]
