import AzureSimulator
import Testing
