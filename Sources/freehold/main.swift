import Hummingbird
import AsyncHTTPClient
import Crypto
import ArgumentParser
print("x")
