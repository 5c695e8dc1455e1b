"""What stands before a name where it says the place of something: "in northern Peru", "at the Palace, Quito".

A name after "in" may also say whose matter is spoken of ("the situation in X"), or which of its offices ("Ambassador
in X"): these are no places of an occasion.
"""

from __future__ import annotations

import re

_SETTLEMENT = r"(?:city|town|capital|village|municipality|port|resort|district|province|region|island|state)"
# What is said of a place before its name: "in northern Ghana", "in nearby Pskov", "in the heart of Quito".
_SAID_OF_IT = (
    r"(?:(?:north|south|east|west|central|mid)[\w-]*|historic|ancient|down-?town|cent(?:ral|re|er)|nearby|neighbou?ring|"
    r"beautiful|sunny|rainy|wonderful|lovely|warm|cold|rural|coastal|greater|upper|lower|inner|old|today’s|the\s+heart\s+of|"
    r"the\s+(?:centre|center|outskirts|suburbs|capital\s+city|island|islands|city\s+cent(?:re|er))\s+of)"
)
_PLACE_BEFORE = re.compile(
    rf"\b(?:[Ii]n|[Aa]t|IN|AT)\s+(?:the\s+)?(?:city of\s+)?(?:{_SAID_OF_IT}\s+){{0,2}}$"
    rf"|\b(?:[Nn]ear|[Oo]utside|[Oo]n\s+the\s+(?:(?:resort\s+|holiday\s+)?island|outskirts|shores?|banks)\s+of)\s+$"
    # "in the Jordanian capital, Amman", "in the southern Peruvian port city of Ilo", "in Jordan’s capital Amman"
    rf"|\b(?:[Ii]n|[Aa]t)\s+(?:(?:the|its|their|a|an|[A-Z][\w’'-]+[’']s?)\s+)(?:[\w’'-]+\s+){{0,4}}?{_SETTLEMENT}"
    rf"(?:\s+{_SETTLEMENT})?(?:\s+of|,)?\s+(?:the\s+)?$"
    r"|\b(?:[Ii]n|[Aa]t)\s+(?:the\s+)?(?:[A-Z][\w’.-]*\s+(?:of\s+the\s+|of\s+|in\s+)?){1,6}(?:in\s+)?$"
    r"|\b(?:[Ii]n|[Aa]t)\s+[A-Z][\w’. -]{1,30},\s+(?:the\s+)?$"
    # "at the Presidential Palace, Quito"
    r"|\b[Aa]t\s+(?:the|its|his|her|their)\s+[A-Z][\w’. -]{0,40}(?:Palace|House|Headquarters|headquarters|Hotel|Hall|"
    r"Cent(?:re|er)|Buildings?|Residence|Affairs|Ministry|Office|University|Secretariat|Villa|Mansion|Castle|Ch[aâ]teau|"
    r"Complex|Chancellery|Chancery|Lodge|Diwan|Resort|Museum|Theatre|Academy|Institute|Library|Airport|Club|Pavilion|"
    r"Bha[vw]an|Guesthouse|Court|Gardens?|Parliament|Congress|Senate),\s+$"
)
_TOPIC_BEFORE = re.compile(
    r"\b(?:interest|situation|war|developments?|conflict|peace|stability|security|crisis|role|aggression|efforts|"
    r"presence|ambassador|elections?|support|operations?|"
    r"democracy|investments?|progress|ceasefire|violence|people|humanitarian \w+|leadership|partners?|cooperation|"
    r"settlement|"
    rf"events?)\s+(?:in|to|at)\s+(?:the\s+)?(?:{_SAID_OF_IT}\s+){{0,2}}$",
    re.IGNORECASE,
)
_EMBASSY_BEFORE = re.compile(
    r"\b(?:[Ee]mbass(?:y|ies)|[Cc]onsulates?(?:[- ][Gg]eneral)?)(?:\s+of\s+(?:the\s+)?[A-Z][\w ]{2,30}?)?"
    r"\s+in\s+(?:the\s+)?$"
)
_AT_EMBASSY = re.compile(
    r"\bat\s+(?:the|its|his|her|their)\s+(?:[\w’'-]+\s+){0,2}?(?:[Ee]mbassy|[Cc]onsulate|[Mm]ission)\b[^.;,]*$"
)
_OWN_EMBASSY = re.compile(
    r"\b(?:[Ee]mbassy|[Cc]onsulate(?:[- ][Gg]eneral)?|(?:[Pp]ermanent\s+)?[Mm]ission|[Rr]epresentation)"
    r"\s+of\s+(?:the\s+)?$"
)
_WELCOMED_TO = re.compile(r"\bto\s+(?:the\s+)?$")
_ON_TOPIC = re.compile(  # "the commission on economic cooperation in X in May": the cooperation is part of a name
    r"\b(?:[Cc]ommi(?:ssion|ttee)|[Cc]ouncil|[Gg]roup|[Dd]ialogue|[Cc]onsultations?|[Ff]orum|[Cc]onference|[Ss]eminar|[Mm]eeting|"
    r"[Ss]ession|[Rr]ound(?:\s+of\s+\w+)?)\s+(?:on|for)\s+(?:[\w’',&-]+\s+){0,8}?(?:in|at)\s+(?:the\s+)?$"
)
_THEN = re.compile(r"\s*,?\s+(?:in|on|from|next|this|later|early|by|before|at)\s")  # a time follows


def place_follows(before: str, text: str, end: int, *, welcomed: bool = False) -> bool:
    """Whether a name that ends at ``text[end]`` is a place by the words ``before`` it.

    ``welcomed`` says that "to" leads to a place, as where somebody is welcomed.

    >>> place_follows("met in northern ", "met in northern Peru", 20)
    True
    >>> place_follows("the situation in ", "the situation in Peru", 21)
    False
    """
    if _OWN_EMBASSY.search(before):
        return False  # "at the Embassy of Ghana in Paris": whose it is
    if welcomed and _WELCOMED_TO.search(before):
        return True
    if _PLACE_BEFORE.search(before) is None:
        return False
    topic = _TOPIC_BEFORE.search(before)  # in small letters: "the Commission for Cooperation in X" is a name
    if topic is not None and topic[0][0].islower() and not (_ON_TOPIC.search(before) and _THEN.match(text, end)):
        return False
    return _EMBASSY_BEFORE.search(before) is None or _AT_EMBASSY.search(before) is not None
