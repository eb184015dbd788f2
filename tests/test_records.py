"""Extraction records: contract 1 goes out and comes back."""

from kg.records import ArticleRecord


def test_a_record_comes_back_from_json(nlp):
    from kg.extraction import extract
    from kg.records import Article

    _, record = next(extract([Article("a", "Frankrijk steunt Duitsland.", "2020-01-08", "Titel")], nlp))
    again = ArticleRecord.from_json(record.to_json())
    assert again.to_json() == record.to_json()
    assert again.entity("Frankrijk").labels == ("Frankrijk", "France")
    assert [t.action for t in again.triples] == ["steunen"]
