"""Accounts, second factors, tokens, members and invitations."""
from journey_of_people import people


def everything(person):
    def look(page, name):
        person.look(name, page)

    people(person.browser, person.page, person.server, look)
