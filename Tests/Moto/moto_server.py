"""moto_server.py PORT JOURNAL

moto on 127.0.0.1, behind the referees' strict_moto.py: botocore judges every signature, the policies of the
calling user are enforced by action, and every request is one JSON line of JOURNAL. What moto lacks of EKS, and
what it does wrong in EC2 and IAM, comes from the package `extension` beside this file. The account's owner has
the key AKIDEXAMPLE:secret."""
import os
import sys

import referees

if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    # strict_moto reads both its environment and its command line when it is imported.
    os.environ["ENFORCE_POLICY"] = "1"
    os.environ.setdefault("AWS_EC2_METADATA_DISABLED", "true")
    referees.use()
    import strict_moto
    from werkzeug.serving import WSGIRequestHandler, run_simple

    import extension

    extension.install()
    strict_moto.inner = extension.answering(strict_moto.inner)
    WSGIRequestHandler.log = lambda *_: None
    run_simple("127.0.0.1", int(sys.argv[1]), strict_moto.app, threaded=True)
