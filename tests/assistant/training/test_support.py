"""Fitting the judge: what people found borne out is likelier than what they did not."""

import gzip
import json

import pytest

from assistant.training import support

TRUE = "The {0} of {1} burned {2} houses in the valley, the mayor said."
FALSE = "The {0} of {1} praised the new orchestra for its concerts abroad."
WHO = ("guards", "soldiers", "rebels", "neighbours", "smugglers", "farmers")
WHERE = ("Arlen", "Brivo", "Cabo Gris", "Dunmere", "Estero")


@pytest.mark.slow
def test_a_rule_is_fitted_and_its_figures_are_told(tmp_path, caplog):
    documents, claims = [], []
    for n, (who, where) in enumerate((who, where) for who in WHO for where in WHERE):
        said = TRUE.format(who, where, n + 3)
        documents.append({"id": f"d{n}", "title": where, "text": f"It was a dry year. {said}"})
        for held in (True, False):
            made = f"{n + 3} houses in the valley were burned by the {who} of {where}."
            claims.append(
                {
                    "id": f"c{n}{held}",
                    "question": "",
                    "claim": made if held else FALSE.format(who, where),
                    "cited": [f"d{n}"],
                    "answerable": held,
                    "evidence": [{"doc_id": f"d{n}", "text": said}],
                }
            )
    for name, rows in (("corpus", documents), ("questions", claims)):
        with gzip.open(tmp_path / f"{name}.jsonl.gz", "wt") as file:
            file.writelines(json.dumps(row) + "\n" for row in rows)
    caplog.set_level("INFO")
    support.fit([tmp_path], tmp_path / "rule.json")
    rule = json.loads((tmp_path / "rule.json").read_text())
    assert rule["weights"]["aligned"] > 0
    assert 0 < rule["least"] < 1
    assert "60 claims: macro-F1 1.000, AUC 1.000" in caplog.text
    assert "words and numbers alone" in caplog.text
