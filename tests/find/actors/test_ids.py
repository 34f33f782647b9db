"""Every actor of a report has an id of its own, those too who are named together nowhere."""

from onrecord import annotate, pipeline

TEXT = (
    "Anna Berg and Ivo Lund met on Monday. They said the talks had failed.\n\n"
    "Anna Berg and Ola Lund met on Tuesday. They said the talks would go on.\n\n"
    "Anna Berg and Eva Lund met on Friday. They said nothing had changed."
)


def test_ids_differ():
    reading = pipeline.process_text(TEXT, model=annotate.load())
    groups = [a for a in reading.actors if a.kind == "group"]
    assert len(groups) > 1
    ids = [a.id for a in reading.actors]
    assert len(set(ids)) == len(ids)
