"""The ways that people go, in the order in which one needs what another has made."""
from journeys import access, accounts, clusters, crawl, credentials, keyboard, lists, removal, weather

every = [
    ("connect both clouds", credentials.connect),
    ("an invalid credential", credentials.mend),
    ("preflight", credentials.preflight),
    ("create on aws", clusters.create_on_aws),
    ("create on azure", clusters.create_on_azure),
    ("watch", clusters.watch),
    ("scale", clusters.scale),
    ("history", lists.history),
    ("quota on aws", clusters.quota_on_aws),
    ("quota on azure", clusters.quota_on_azure),
    ("rotate", credentials.rotate),
    ("without scripts", weather.without_scripts),
    ("broken scripts", weather.broken_scripts),
    ("out of reach", weather.out_of_reach),
    ("lists and refusals", lists.read),
    ("every page", crawl.every_page),
    ("delete on aws", removal.delete_on_aws),
    ("delete on azure", removal.delete_on_azure),
    ("how access is revoked", access.revoke),
    ("hand over and forget", access.hand_over_and_forget),
    ("a new key in time", access.new_key_in_time),
    ("keyboard alone", keyboard.everything),
    ("delete the credentials", removal.delete_credentials),
    ("accounts and members", accounts.everything),
]
