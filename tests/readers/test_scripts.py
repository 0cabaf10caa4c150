"""What is told of a text's script without a look at all its letters."""

import re

from hypothesis import given
from hypothesis import strategies as st

from refkit.readers.east_asian_names import is_east_asian
from refkit.readers.scripts import count_han, is_caseless, is_spaceless

HAN = r"\u3040-\u30ff\u3400-\u9fff"
SPACELESS = rf"{HAN}\uac00-\ud7a3"
CASELESS = rf"\u0590-\u06ff\u0900-\u0dff\u0e00-\u0e7f{SPACELESS}"

texts = st.text(
    st.sampled_from("aZé–’\u0590\u06ff\u0900\u0e7f\u3000\u3005·\u3040\u9fff가힣\ue000𝛼")
)


@given(texts)
def test_the_highest_character_hides_no_script(text: str) -> None:
    assert is_spaceless(text) == bool(re.search(f"[{SPACELESS}]", text))
    assert is_caseless(text) == bool(re.search(f"[{CASELESS}]", text))
    assert count_han(text) == len(re.findall(f"[{HAN}]", text))


@given(texts)
def test_the_first_character_hides_no_east_asian_name(text: str) -> None:
    east_asian = re.fullmatch(rf"[{SPACELESS}\uf900-\ufaff々·]+", text)
    assert is_east_asian(text) == bool(east_asian)
