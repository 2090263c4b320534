/// Certificates for `localhost` that sign themselves, valid until 2100. They guard nothing.
enum Certificate {
    static let own = """
        -----BEGIN CERTIFICATE-----
        MIIBUzCB+6ADAgECAhQxcf/eY+o0VxCLTFnZLLbxQGmkaTAKBggqhkjOPQQDAjAU
        MRIwEAYDVQQDDAlsb2NhbGhvc3QwIBcNMDAwMTAxMDAwMDAwWhgPMjEwMDAxMDEw
        MDAwMDBaMBQxEjAQBgNVBAMMCWxvY2FsaG9zdDBZMBMGByqGSM49AgEGCCqGSM49
        AwEHA0IABPrnTM8Yblgk9zUAreZ8VcjxoA2CP5IGd1ZCjH8mKmoufQix946F9toU
        8BoMqYz3hzs2lI206qA9N2puU5Kwd/qjKTAnMBQGA1UdEQQNMAuCCWxvY2FsaG9z
        dDAPBgNVHRMBAf8EBTADAQH/MAoGCCqGSM49BAMCA0cAMEQCIDAl/7iGQV7380Dn
        2Me/5psIQM61EM8LUM3AMviKZfHEAiBl74a5Vn54tT7xEtndS1uRQf/mz1EF6k/a
        cub9Jh+QUg==
        -----END CERTIFICATE-----
        """

    static let ownKey = """
        -----BEGIN PRIVATE KEY-----
        MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgWmFBqyVMwTJMQe6K
        Ry9+S08IkwkCv/0Ib2429lXU806hRANCAAT650zPGG5YJPc1AK3mfFXI8aANgj+S
        BndWQox/JipqLn0IsfeOhfbaFPAaDKmM94c7NpSNtOqgPTdqblOSsHf6
        -----END PRIVATE KEY-----
        """

    /// Of the same name, with another key.
    static let other = """
        -----BEGIN CERTIFICATE-----
        MIIBVDCB+6ADAgECAhRpSPueDX4U3nakVSXUYP8WUePALzAKBggqhkjOPQQDAjAU
        MRIwEAYDVQQDDAlsb2NhbGhvc3QwIBcNMDAwMTAxMDAwMDAwWhgPMjEwMDAxMDEw
        MDAwMDBaMBQxEjAQBgNVBAMMCWxvY2FsaG9zdDBZMBMGByqGSM49AgEGCCqGSM49
        AwEHA0IABEMq3+QdqWbgm7GxqXHF+FSMkx3zLqlN0Nr7r4WAyYl6g7+zL1/Gxaq1
        d42940NyujWOvdIY8K2ctos71lOXPSijKTAnMBQGA1UdEQQNMAuCCWxvY2FsaG9z
        dDAPBgNVHRMBAf8EBTADAQH/MAoGCCqGSM49BAMCA0gAMEUCIQDgd+5YZBTjSZ3T
        1UHTTbSNLpiykDGGxi/vqEARTtxN8QIgKuqlrCCJEvnTc7cFNAR27BqH7Ngs4jjM
        NOTHS8REa4o=
        -----END CERTIFICATE-----
        """
}
