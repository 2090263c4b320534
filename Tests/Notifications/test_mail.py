"""Letters, as a mail server that somebody else wrote takes them."""
import datetime
import email.utils

from conftest import freehold
from post import until


def test_a_letter_arrives(mail, settings):
    with freehold(**settings(mail)) as server:
        server.tell("ops", "mail", "ann@example.com")
        assert server.test("ops") == (204, {})
        [(sender, recipients, letter)] = mail.letters
        assert sender == "freehold@example.com" and recipients == ["ann@example.com"]
        assert letter["To"] == "<ann@example.com>" or letter["To"] == "ann@example.com"
        assert letter["Subject"] == "This is a test of the notification target “ops”."
        assert letter["Message-ID"].startswith("<msg_") and letter["Auto-Submitted"] == "auto-generated"
        age = datetime.datetime.now(datetime.timezone.utc) - email.utils.parsedate_to_datetime(letter["Date"])
        assert abs(age) < datetime.timedelta(minutes=5)
        assert letter.get_content_type() == "text/plain"
        assert "“ops”.\r\n\r\nNothing needs doing.\r\n" in letter.get_content()
        assert not letter.defects and mail.logins == ["PLAIN"]


def test_a_secret_that_ends_soon_is_told_by_the_loop(mail, settings):
    with freehold(**settings(mail)) as server:
        server.tell("ops", "mail", "ann@example.com", ["secret.expires"])
        end = (datetime.datetime.now(datetime.timezone.utc) + datetime.timedelta(days=6)).date().isoformat()
        key = (server.data / "simulated-azure-key.json").read_text()
        order = {"name": "main", "provider": "azure", "pasted": key, "fields": {"secretExpires": end}}
        status, made = server.ask(
            "POST", "workspaces/default/credentials", order, {"Idempotency-Key": '"one"'})
        assert status == 201, made
        until(lambda: mail.letters, "The letter")
        letter = mail.letters[0][2]
        assert letter["Subject"].startswith("[main] The secret of the credential “main” expires on " + end)
        assert len(mail.letters) == 1


def test_who_is_not_there_is_named(mail, settings):
    with freehold(**settings(mail)) as server:
        server.tell("ops", "mail", "nobody@example.com")
        status, problem = server.test("ops")
        assert status == 409 and "550 5.1.1 nobody is here" in problem["title"]


def test_a_wrong_password_is_said_and_not_shown(mail, settings):
    with freehold(**settings(mail, password="canary-wrong")) as server:
        server.tell("ops", "mail", "ann@example.com")
        status, problem = server.test("ops")
        assert status == 409 and "does not accept the user and password" in problem["title"]
        assert "canary" not in str(problem) and "canary" not in server.log.read_text()
        assert mail.letters == []


def test_a_server_that_nobody_vouches_for_gets_nothing(mail, settings):
    found = settings(mail)
    del found["FREEHOLD_AUTHORITY_FILE"]
    with freehold(**found) as server:
        server.tell("ops", "mail", "ann@example.com")
        status, problem = server.test("ops")
        assert status == 409 and "not signed by an authority we trust" in problem["title"]
        assert mail.letters == [] and mail.logins == []
