import Domain
import Testing

@testable import Dashboard

@Suite struct FormValuesTests {
    @Test func valuesAreReadAsBrowsersWriteThem() {
        let form = FormValues("name=a+b%26c&empty=&also=1&also=2&field.user=x&field.none=&odd&%zz=1")
        #expect(form["name"] == "a b&c")
        #expect(form["empty"] == nil)
        #expect(form.all("also") == ["1", "2"])
        #expect(form.fields("field.") == ["user": "x", "none": ""])
        #expect(form["odd"] == nil)
    }

    @Test func whatIsNoNumberIsSaidOfItsField() throws {
        #expect(try FormValues("min=3").number("min") == 3)
        #expect(try FormValues("").number("min") == nil)
        let problem = #expect(throws: Problem.self) { try FormValues("min=three").number("min") }
        #expect(problem?.field == "min")
    }
}
