"""Sentences and the statements they give: the specification of the patterns.

Each case: a sentence, and the (actor, action, target) triples that must be found; an empty set means nothing may be.
"""

import pytest

from kg.extraction import extract
from kg.records import Article

FR, DE, GB, RU, CN, TR = "Frankrijk", "Duitsland", "Verenigd_Koninkrijk", "Rusland", "China", "Turkije"

CASES = {
    # active clauses
    "active": ("Frankrijk steunt Duitsland.", {(FR, "steunen", DE)}),
    "object first": ("Duitsland heeft Frankrijk gisteren gesteund.", {(DE, "steunen", FR)}),
    "separable verb": ("Rusland viel Turkije aan.", {(RU, "aanvallen", TR)}),
    "separable verb, joined": ("Het is zeker dat Rusland Turkije aanviel.", {(RU, "aanvallen", TR)}),
    "a while after": (
        "Een dag nadat Frankrijk Rusland had bedreigd, steunde Turkije China.",
        {(FR, "bedreigen", RU), (TR, "steunen", CN)},
    ),
    "coordinated actors": (
        "Frankrijk en Duitsland veroordelen Rusland.",
        {(FR, "veroordelen", RU), (DE, "veroordelen", RU)},
    ),
    "coordinated targets": ("Frankrijk bedreigt Rusland en China.", {(FR, "bedreigen", RU), (FR, "bedreigen", CN)}),
    "coordinated verbs": (
        "Frankrijk bekritiseert Rusland en steunt Turkije.",
        {(FR, "bekritiseren", RU), (FR, "steunen", TR)},
    ),
    "one object before two verbs": (
        "Frankrijk heeft China geprezen en bedreigd.", {(FR, "prijzen", CN), (FR, "bedreigen", CN)},
    ),
    "one object after two verbs": (
        "Frankrijk bekritiseerde en bedreigde China.", {(FR, "bekritiseren", CN), (FR, "bedreigen", CN)},
    ),
    "two deeds of one kind": (
        "Rusland heeft Angela Merkel opgepakt en uitgeleverd.",
        {(RU, "oppakken", "Angela_Merkel"), (RU, "uitleveren", "Angela_Merkel")},
    ),
    "cleft": ("Het was Duitsland dat Frankrijk aanviel.", {(DE, "aanvallen", FR)}),
    "particle of the verb above": ("Frankrijk riep Turkije op vooruit te kijken.", {(FR, "oproepen", TR)}),
    "before the particle of the verb above": (
        "Frankrijk riep Emmanuel Macron op af te treden.", {(FR, "oproepen", "Emmanuel_Macron")},
    ),
    "zich weten": ("Rusland weet zich gesteund door China.", {(CN, "steunen", RU)}),
    "zich voelen": ("Rusland voelt zich door Turkije bedreigd.", {(TR, "bedreigen", RU)}),
    "asked to do what has no object": ("Frankrijk verzocht Rusland te vertrekken.", {(FR, "verzoeken", RU)}),
    "gapped clause": ("Frankrijk steunt Duitsland, Turkije Rusland.", {(FR, "steunen", DE), (TR, "steunen", RU)}),
    "gapped clause, received": (
        "Duitsland krijgt van China drie miljard euro, Frankrijk twee miljard.",
        {(CN, "geven", DE), (CN, "geven", FR)},
    ),
    # who has others do it
    "moeten van": ("Duitsland moet van Frankrijk het tekort terugdringen.", {(FR, "verplichten", DE)}),
    "mogen van": ("Turkije mag van Rusland de haven gebruiken.", {(RU, "toestaan", TR)}),
    "the court last spoken of": (
        "Het Internationaal Strafhof veroordeelde de generaal. Frankrijk verwelkomde het vonnis.",
        {(FR, "verwelkomen", "Internationaal_Strafhof")},
    ),
    # victims
    "died in an attack": (
        "Vijf Turkse soldaten kwamen om bij een Russische aanval.", {(RU, "doden", "Turkse_troepen")},
    ),
    "lost their lives in an attack": (
        "Bij een Russische luchtaanval verloren vijf Turkse soldaten het leven.", {(RU, "doden", "Turkse_troepen")},
    ),
    "wounded in an attack": (
        "Bij de Russische aanval raakten vijf Turkse soldaten gewond.", {(RU, "verwonden", "Turkse_troepen")},
    ),
    "score": ("Paraguay won met 1 - 0 van Tsjechië.", {("Paraguay", "winnen", "Tsjechië")}),
    # events as means and occasions
    "means": ("Met een aanval op Turkije heeft Rusland het bestand geschonden.", {(RU, "aanvallen", TR)}),
    "answered with": ("Rusland antwoordde met een beschieting van Turkije.", {(RU, "beschieten", TR)}),
    "support that one has": ("Frankrijk heeft de steun van Duitsland.", {(DE, "steunen", FR)}),
    "offer of help": ("Frankrijk bood Turkije hulp aan.", {(FR, "aanbieden", TR), (FR, "helpen", TR)}),
    # who stands behind a thing
    "a plan by": ("Frankrijk verwierp het door Duitsland ingediende plan.", {(FR, "verwerpen", DE)}),
    "in apposition": (
        "Frankrijk steunt Turkije, een land dat Rusland bedreigt.", {(FR, "steunen", TR)},
    ),
    # predicates of participants
    "predicate": (
        "Frankrijk en Duitsland waren vrienden die Turkije steunden.",
        {(FR, "steunen", TR), (DE, "steunen", TR)},
    ),
    "predicate, denied": ("Rusland is geen land dat Turkije steunt.", set()),
    "visitor, passive": (
        "Emmanuel Macron werd ontvangen door Angela Merkel.",
        {("Angela_Merkel", "ontvangen", "Emmanuel_Macron")},
    ),
    "his country": (
        "De Noorse premier Ola Hansen zweeg toen zijn land Zweden steunde.",
        {("Noorwegen", "steunen", "Zweden")},
    ),
    "whose country": (
        "De Noorse premier Ola Hansen, wiens land Zweden steunt, zweeg.",
        {("Noorwegen", "steunen", "Zweden")},
    ),
    "likewise": ("Frankrijk veroordeelde Rusland, evenals China.", {(FR, "veroordelen", RU), (CN, "veroordelen", RU)}),
    "likewise, inside": (
        "Frankrijk steunt, evenals China, Rusland en Turkije.",
        {(FR, "steunen", RU), (FR, "steunen", TR), (CN, "steunen", RU), (CN, "steunen", TR)},
    ),
    "held responsible for an event": (
        "Frankrijk houdt Rusland verantwoordelijk voor de aanval op Turkije.",
        {(RU, "aanvallen", TR)},
    ),
    "no pronoun means who acts on it": (
        "De Franse president Emmanuel Macron sprak met Olaf Scholz, die hem verbood te vertrekken.",
        {("Olaf_Scholz", "verbieden", "Emmanuel_Macron")},
    ),
    # bodies inside compounds
    "police in a compound": (
        "In Chili staakten de leraren. Het politiegeweld tegen de studenten nam toe.",
        {("Chileense_politie", "geweld gebruiken", "Chileense_studenten")},
    ),
    "government in a compound": (
        "De Chileense regering zweeg. Frankrijk bekritiseerde het regeringsbeleid.",
        {(FR, "bekritiseren", "Chileense_regering")},
    ),
    # passive clauses
    "passive": ("Turkije werd door Rusland aangevallen.", {(RU, "aanvallen", TR)}),
    "passive, agent first": ("Door Rusland is Turkije aangevallen.", {(RU, "aanvallen", TR)}),
    "passive with an event": ("Turkije werd getroffen bij een Russische raketaanval.", {(RU, "treffen", TR)}),
    "passive without an agent": ("Turkije werd aangevallen.", set()),
    # participles and relative clauses
    "past participle": ("De door Rusland aangevallen Turken zijn gevlucht.", {(RU, "aanvallen", "Turken")}),
    "relative clause, subject": (
        "Frankrijk bekritiseert de Duitsers die Rusland steunen.",
        {("Duitsers", "steunen", RU)},
    ),
    "relative clause, object": ("De Turken die Rusland aanvalt, vluchten.", {(RU, "aanvallen", "Turken")}),
    # prepositional targets
    "against": ("Rusland vecht tegen Turkije.", {(RU, "vechten", TR)}),
    "with": ("Frankrijk onderhandelt met China.", {(FR, "onderhandelen", CN)}),
    "withdraw from": ("Frankrijk trekt zijn troepen terug uit Turkije.", {(FR, "terugtrekken", TR)}),
    # control
    "object control": ("Frankrijk vroeg Duitsland om Rusland te straffen.", {(FR, "vragen", DE), (DE, "straffen", RU)}),
    "subject control": ("Frankrijk beloofde Turkije te helpen.", {(FR, "helpen", TR)}),
    "purpose": ("Frankrijk reisde naar Genève om Rusland te overtuigen.", {(FR, "overtuigen", RU)}),
    # event nouns
    "event noun, van and op": ("De aanval van Rusland op Turkije duurt voort.", {(RU, "aanvallen", TR)}),
    "event noun, nationality": ("De Russische aanval op Turkije duurt voort.", {(RU, "aanvallen", TR)}),
    "event noun, door": ("De invasie van Turkije door Rusland duurt voort.", {(RU, "binnenvallen", TR)}),
    "compound event noun": ("Een Russische raketaanval op Turkije mislukte.", {(RU, "aanvallen", TR)}),
    "support verb": ("Rusland voerde een aanval uit op Turkije.", {(RU, "aanvallen", TR)}),
    "visit": ("Emmanuel Macron bracht een bezoek aan Duitsland.", {("Emmanuel_Macron", "bezoeken", DE)}),
    "between": ("Het overleg tussen Frankrijk en China mislukte.", {(FR, "overleggen", CN)}),
    # who is asked, accused, hindered
    "prevent that": ("Frankrijk verhindert dat Rusland Turkije binnenvalt.", {(FR, "verhinderen", RU)}),
    "want that": ("Frankrijk wil dat Duitsland vertrekt.", {(FR, "willen", DE)}),
    "demand, pronoun": (
        "Frankrijk eist van de Duitse regering dat het Rusland straft.",
        {(FR, "eisen", "Duitse_regering"), ("Duitse_regering", "straffen", RU)},
    ),
    "accuse of an action": (
        "Frankrijk beschuldigt Duitsland ervan Rusland te steunen.",
        {(FR, "beschuldigen", DE), (DE, "steunen", RU)},
    ),
    "appeal": ("Frankrijk roept Duitsland op Rusland te straffen.", {(FR, "oproepen", DE), (DE, "straffen", RU)}),
    "insist": (
        "Frankrijk drong er bij Duitsland op aan Rusland te straffen.",
        {(FR, "aandringen", DE), (DE, "straffen", RU)},
    ),
    "refuse": ("Frankrijk weigert Duitsland te helpen.", {(FR, "weigeren", DE)}),
    "threaten": ("Rusland dreigt ermee Turkije aan te vallen.", {(RU, "dreigen", TR), (RU, "aanvallen", TR)}),
    "author of a text": (
        "Frankrijk nam een resolutie aan waarin Rusland wordt gevraagd te vertrekken.",
        {(FR, "vragen", RU)},
    ),
    # several sides
    "each other": ("Frankrijk en Duitsland beschuldigen elkaar van verraad.", {(FR, "beschuldigen", DE)}),
    "symmetric": ("Frankrijk en Duitsland overlegden in Genève.", {(FR, "overleggen", DE)}),
    "together with": (
        "Frankrijk bombardeerde samen met Duitsland Turkije.",
        {(FR, "bombarderen", DE), (FR, "bombarderen", TR)},
    ),
    "relative to two": (
        "Frankrijk en Duitsland, die Rusland bekritiseren, zwijgen.",
        {(FR, "bekritiseren", RU), (DE, "bekritiseren", RU)},
    ),
    "with permission": ("Rusland viel met toestemming van China Turkije aan.", {(CN, "toestemmen", RU)}),
    # phrases apart from their noun
    "phrase after the event": ("Dat leidde tot een aanval van Rusland op Turkije.", {(RU, "aanvallen", TR)}),
    "phrase over a noun": (
        "De terugtrekking van troepen uit Turkije door Rusland begon gisteren.",
        {(RU, "terugtrekken", TR)},
    ),
    "phrase behind the verb": ("Frankrijk heeft tanks gekocht van Duitsland.", {(FR, "kopen", DE)}),
    "indirect object": ("Frankrijk ontzegde Rusland de toegang tot de haven.", {(FR, "ontzeggen", RU)}),
    "adjective as particle": ("Frankrijk keurde het voorstel van Duitsland goed.", {(FR, "goedkeuren", DE)}),
    # deeds
    "told before": (
        "Frankrijk schortte de opleiding van Turkse soldaten op. Later wil Frankrijk de opleiding hervatten.",
        {(FR, "opschorten", "Turkse_troepen")},
    ),
    "announced": ("Rusland kondigde een aanval op Turkije aan.", {(RU, "aankondigen", TR)}),
    "deed as subject": ("De aanvallen van Rusland bedreigen Turkije.", {(RU, "bedreigen", TR)}),
    "convicted of": (
        "De Franse rechtbank veroordeelde Igor Girkin tot levenslang voor het neerhalen van vlucht MH17.",
        {("Franse_rechtbank", "veroordelen", "Igor_Girkin"), ("Igor_Girkin", "neerhalen", "MH17")},
    ),
    "place of arrival": (
        "Emmanuel Macron sprak in Berlijn, waar hij gisteren arriveerde.",
        {("Emmanuel_Macron", "arriveren", "Berlijn")},
    ),
    # whose phrase it is
    "phrase of the verb": (
        "Joe Biden, die in het weekend twee keer met Emmanuel Macron belde, zweeg.",
        {("Joe_Biden", "bellen", "Emmanuel_Macron")},
    ),
    "relative clause of a person": (
        "Jens Stoltenberg van de NAVO, die over de kwestie met Emmanuel Macron belde, zweeg.",
        {("Jens_Stoltenberg", "bellen", "Emmanuel_Macron")},
    ),
    "object before om": (
        "Joe Biden vroeg zijn voorgangers Barack Obama en George W. Bush om een actie te leiden.",
        {("Joe_Biden", "vragen", "Barack_Obama"), ("Joe_Biden", "vragen", "George_W_Bush")},
    ),
    "object between verbs": (
        "Het Franse leger heeft de haven bezet en president Ali Bongo opgepakt.",
        {("Frans_leger", "oppakken", "Ali_Bongo")},
    ),
    "phrase of the event": (
        "Duitsland heeft in een gesprek met Frankrijk de sancties tegen Turkije aangekondigd.",
        {(DE, "spreken", FR)},
    ),
    "active with hebben": (
        "De VS hebben al voorbereidingen getroffen om hun diplomaten uit Bagdad terug te trekken.",
        {("Verenigde_Staten", "terugtrekken", "Diplomaten_uit_Bagdad")},
    ),
    "threat on a condition": (
        "Donald Trump dreigde met nieuwe acties als Iran zou toeslaan.",
        {("Donald_Trump", "dreigen", "Iran")},
    ),
    "a name that looks like a verb": (
        "De Franse regering maakte gebruik van deze groepen om IS te verdrijven.",
        {("Franse_regering", "verdrijven", "Islamitische_Staat")},
    ),
    "no agent without door": (
        "De internationale coalitie die tegen IS vecht, steunt Turkije.",
        {("Internationale_coalitie", "vechten", "Islamitische_Staat")},
    ),
    "troops abroad": (
        "De Franse militairen blijven in Mali. Zij trainen het leger.",
        {("Franse_troepen", "trainen", "Malinees_leger")},
    ),
    # objects inside objects
    "inside an object": ("Frankrijk schortte de hulp aan Turkije op.", {(FR, "opschorten", TR)}),
    "besides": ("Behalve Frankrijk steunt Duitsland de Turkse regering.", {(DE, "steunen", "Turkse_regering")}),
    "the name of a place takes dat": (
        "De haven van Napels, die Frankrijk en zijn bondgenoten gebruiken, ligt in Italië.",
        {(FR, "gebruiken", "Haven_van_Napels")},
    ),
    # who gives, presses, judges, stands behind
    "a sum received": (
        "Frankrijk krijgt dit jaar drie miljoen euro van de Europese Commissie.",
        {("Europese_Commissie", "geven", FR)},
    ),
    "under pressure": (
        "Onder druk van Duitsland stemde Turkije in met het akkoord.",
        {(DE, "druk uitoefenen", TR)},
    ),
    "at the urging of": (
        "Yanis Varoufakis, die mede op aandringen van Alexis Tsipras opstapte, zweeg.",
        {("Alexis_Tsipras", "aandringen", "Yanis_Varoufakis")},
    ),
    "nationality of a thing": ("Frankrijk heeft Russische doelen in Turkije gebombardeerd.", {(FR, "bombarderen", RU)}),
    "nationality of a thing, no deed": ("Frankrijk bekeek Russische doelen.", set()),
    "agent behind an apposition": (
        "De arrestatie van Jan Peeters, de baas van Shell, door de Canadese politie leidde tot protest.",
        {("Canadese_politie", "arresteren", "Jan_Peeters")},
    ),
    "place of an attack": (
        "De aanslagen van Islamitische Staat in Parijs werden veroordeeld.",
        {("Islamitische_Staat", "aanslag plegen", "Parijs")},
    ),
    "maker of what is judged": (
        "Het Britse parlement heeft het akkoord verworpen dat Theresa May had gesloten.",
        {("Brits_parlement", "verwerpen", "Theresa_May")},
    ),
    "reaction to a deed": (
        "Frankrijk trok de wet in, een stap die door Duitsland werd toegejuicht.",
        {(DE, "toejuichen", FR)},
    ),
    "reaction to what a clause says": (
        "Frankrijk had Turkije een ultimatum gesteld, maar dat werd door China afgewezen.",
        {(FR, "ultimatum stellen", TR), (CN, "afwijzen", FR)},
    ),
    # expressions
    "expression with a plain verb": ("Frankrijk stelt Rusland aansprakelijk.", {(FR, "aansprakelijk stellen", RU)}),
    "expression and another phrase": (
        "Frankrijk vocht aan de zijde van Duitsland tegen Rusland.",
        {(FR, "vechten", DE), (FR, "vechten", RU)},
    ),
    "ambassador in a capital": (
        "Frankrijk riep zijn ambassadeur in Canberra terug.",
        {(FR, "terugroepen", "Australië")},
    ),
    "stake": ("KBC verhoogde zijn participatie in de bank CSOB.", {("KBC", "belang uitbreiden", "CSOB")}),
    "treaty of two": ("Frankrijk en Duitsland hebben een akkoord getekend.", {(FR, "tekenen", DE)}),
    "treaty of two, inverted": ("Gisteren ondertekenden Frankrijk en China het verdrag.", {(FR, "ondertekenen", CN)}),
    "treaty of two, passive": ("Het verdrag werd door Frankrijk en Duitsland ondertekend.", {(FR, "ondertekenen", DE)}),
    # clauses that the parser reads otherwise
    "phrase that the verb asks for": (
        "Angela Merkel belde na de top met Emmanuel Macron.",
        {("Angela_Merkel", "bellen", "Emmanuel_Macron")},
    ),
    "beside a score": ("Ajax verloor met 2-1 van Feyenoord.", {("Ajax", "verliezen", "Feyenoord")}),
    "somebody of a people": (
        "De Spanjaard Miguel Torres ontmoette de Italiaan Marco Bianchi.",
        {("Miguel_Torres", "ontmoeten", "Marco_Bianchi")},
    ),
    "two names side by side": (
        "Om die reden legde de bank KBC Rusland zware sancties op.",
        {("KBC", "sancties opleggen", RU)},
    ),
    "er mee": (
        "Frankrijk dreigde er dinsdag mee China de toegang tot de markt te ontzeggen.",
        {(FR, "dreigen", CN)},
    ),
    "samen met in a relative clause": (
        "China, dat samen met Rusland had bemiddeld, zweeg.",
        {(CN, "bemiddelen", RU)},
    ),
    "whoever is accused": (
        "Zweden verweet Jan Peeters dat die Turkije had gesteund.",
        {("Zweden", "verwijten", "Jan_Peeters"), ("Jan_Peeters", "steunen", TR)},
    ),
    "second object": (
        "Barcelona heeft de Nederlander Erik Jansen een contract aangeboden.",
        {("Barcelona", "aanbieden", "Erik_Jansen")},
    ),
    "noun behind a particle": (
        "Den Haag trok de landingsrechten in van het toestel van minister Jan Peeters.",
        {("Nederland", "intrekken", "Jan_Peeters")},
    ),
    # causatives
    "causative": ("Rusland liet Aleksej Navalny vergiftigen.", {(RU, "vergiftigen", "Aleksej_Navalny")}),
    "causative under a modal": ("Rusland wil Aleksej Navalny laten oppakken.", {(RU, "oppakken", "Aleksej_Navalny")}),
    "causative, the object acts": ("Frankrijk liet Duitsland China bezoeken.", {(DE, "bezoeken", CN)}),
    "causative, reflexive": ("Turkije liet zich door Rusland overtuigen.", {(RU, "overtuigen", TR)}),
    # several, and whom something stands for
    "names of a plural title": (
        "China ontving de presidenten Vladimir Poetin, Emmanuel Macron en Joe Biden.",
        {(CN, "ontvangen", "Vladimir_Poetin"), (CN, "ontvangen", "Emmanuel_Macron"), (CN, "ontvangen", "Joe_Biden")},
    ),
    "zowel als": ("China steunt zowel Frankrijk als Turkije.", {(CN, "steunen", FR), (CN, "steunen", TR)}),
    "zowel als, with prepositions": (
        "China sprak zowel met Frankrijk als met Turkije.",
        {(CN, "spreken", FR), (CN, "spreken", TR)},
    ),
    "among others": ("China ontving onder anderen Emmanuel Macron.", {(CN, "ontvangen", "Emmanuel_Macron")}),
    "what a noun takes up": (
        "Frankrijk verzocht Turkije om hulp. Turkije wees dat verzoek af.",
        {(TR, "afwijzen", FR)},
    ),
    "phrase of the verb above": ("Frankrijk blijft achter Turkije staan.", {(FR, "staan", TR)}),
    "object of an infinitive": ("Frankrijk dreigt Turkse bedrijven te straffen.", {(FR, "straffen", "Turks_bedrijf")}),
    "for whom of an infinitive": ("Frankrijk wil Turkije meer macht geven.", {(FR, "geven", TR)}),
    "clause of content": ("De eis dat Rusland Turkije helpt, werd afgewezen.", {(RU, "helpen", TR)}),
    "infinitive without a subject": (
        "Frankrijk beloofde hulp om de haven te bevrijden en Rusland te straffen.",
        {(FR, "straffen", RU)},
    ),
    "own noun before a name": ("Philips wil zijn rivaal Nokia overvleugelen.", {("Philips", "overvleugelen", "Nokia")}),
    "second participle": (
        "Het Franse leger heeft de haven bezet en generaal Jan Peeters opgepakt.",
        {("Frans_leger", "oppakken", "Jan_Peeters")},
    ),
    "second infinitive": ("Frankrijk zal China helpen en later ook Turkije steunen.", {(FR, "steunen", TR)}),
    "a year before a name": ("Gisteren viel Frankrijk in 2016 Rusland aan.", {(FR, "aanvallen", RU)}),
    "a day before a name": ("De rebellen van M23 hebben dinsdag Goma ingenomen.", {("M23", "innemen", "Goma")}),
    "an object without a preposition": (
        "Finland en Zweden hebben woensdag officieel het lidmaatschap van de NAVO aangevraagd.",
        {("Finland", "aanvragen", "NAVO"), ("Zweden", "aanvragen", "NAVO")},
    ),
    "clause with toen": (
        "Het begon toen Hamas raketten afvuurde op Jeruzalem.",
        {("Hamas", "beschieten", "Jeruzalem")},
    ),
    "role before a name": (
        "VVD-leider Jan Peeters eiste dat de Belgische regering opstapt.",
        {("Jan_Peeters", "eisen", "Belgische_regering")},
    ),
    "om before a name and an object": (
        "Antony Blinken haastte zich om Frankrijk een vitale partner te noemen.",
        {("Antony_Blinken", "noemen", FR)},
    ),
    "dat that is relative": (
        "Daarna sprak China, dat Rusland gebrek aan verantwoordelijkheid verweet.",
        {(CN, "verwijten", RU)},
    ),
    "participle without ge": ("Rusland heeft de banden met Turkije verbroken.", {(RU, "verbreken", TR)}),
    # not actions
    "office": ("Emmanuel Macron is de president van Frankrijk.", set()),
    "intransitive": ("Frankrijk wacht af.", set()),
    "unidentified": ("Een buurman zag analisten.", set()),
}


@pytest.fixture(scope="module")
def triples(nlp):
    def run(text):
        _, record = next(iter(extract([Article("x", text, "2020-01-08")], nlp)))
        return record.triples

    return run


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES.keys())
def test_statements(triples, text, expected):
    found = {(t.actor, t.action, t.target) for t in triples(text)}
    assert expected <= found
    assert expected or not found


NOT_STATED = {
    "an object between two verbs is the first one's": ("Rusland viel Turkije aan en won.", "winnen"),
    "no object of its own": ("Het is zeker dat Frankrijk China steunde en vertrok.", "vertrekken"),
    "whose it is that is sent": ("Duitsland stuurt Franse tanks.", "sturen"),
    "an occasion is no meeting": ("Frankrijk en Duitsland steunden China tijdens de vergadering.", "vergaderen"),
    "asked, nobody known": ("Emmanuel Macron heeft hem gevraagd met China te gaan praten.", "praten"),
    "part of a whole": ("Duitsland maakt deel uit van de Europese Unie.", "uitmaken"),
    "where somebody is": ("Emmanuel Macron zit in China.", "zitten"),
}


@pytest.mark.parametrize(("text", "action"), NOT_STATED.values(), ids=NOT_STATED.keys())
def test_what_is_no_statement(triples, text, action):
    assert action not in {triple.action for triple in triples(text)}


def test_an_expression_is_done_to_its_object_and_not_to_what_its_noun_has(triples):
    assert {t.target for t in triples("Volkswagen sleepte Tesla voor de rechter in China.")} == {"Tesla"}


CATEGORIES = {
    "arms are aid": ("Frankrijk gaf Oekraïne wapens.", "AID"),
    "money is aid": ("Oekraïne kreeg 5 miljoen euro van Frankrijk.", "AID"),
    "a card is none": ("Frankrijk gaf Oekraïne een rode kaart.", "OTHER"),
    "blame": ("Noorwegen noemde de Zweedse regering onbetrouwbaar.", "ACCUSE"),
    "praise": ("Noorwegen noemde Zweden een trouwe bondgenoot.", "SUPPORT"),
    "neither": ("Noorwegen noemde Zweden een land.", "OTHER"),
    "a guest is welcomed": ("Angela Merkel verwelkomde Emmanuel Macron.", "CONSULT"),
    "a deed is welcomed": ("Angela Merkel verwelkomde het besluit van de Franse regering.", "SUPPORT"),
    "signed together": ("Frankrijk ondertekende samen met Duitsland het verdrag.", "AGREE"),
    "a court condemns": ("De rechtbank in Den Haag veroordeelde Ratko Mladić.", "SANCTION"),
    "others condemn": ("Frankrijk veroordeelde Rusland.", "ACCUSE"),
    "found guilty": ("De rechtbank in Den Haag achtte Ratko Mladić schuldig.", "SANCTION"),
    "attacked together": ("Frankrijk bombardeerde samen met Duitsland de haven.", "COOPERATE"),
}


@pytest.mark.parametrize(("text", "expected"), CATEGORIES.values(), ids=CATEGORIES.keys())
def test_category(triples, text, expected):
    assert {t.plover for t in triples(text)} == {expected}


FACTUALITY = {
    "fact": ("Frankrijk steunde Duitsland.", "certain"),
    "negation": ("Frankrijk steunde Duitsland niet.", "negated"),
    "never": ("Frankrijk heeft Duitsland nooit gesteund.", "negated"),
    "future": ("Frankrijk zal Duitsland steunen.", "uncertain"),
    "hearsay": ("Frankrijk zou Duitsland hebben gesteund.", "uncertain"),
    "wish": ("Frankrijk wil Duitsland steunen.", "uncertain"),
    "condition": ("Als Frankrijk morgen Duitsland steunt, komt er vrede.", "uncertain"),
    "refusal": ("Frankrijk weigert Duitsland te steunen.", "negated"),
    "promise": ("Frankrijk belooft Duitsland te steunen.", "uncertain"),
    "question": ("Heeft Frankrijk Duitsland gesteund?", "uncertain"),
}


@pytest.mark.parametrize(("text", "expected"), FACTUALITY.values(), ids=FACTUALITY.keys())
def test_factuality(triples, text, expected):
    assert {t.factuality for t in triples(text) if (t.actor, t.action, t.target) == (FR, "steunen", DE)} == {expected}


SOURCES = {
    "the author": ("Rusland viel Turkije aan.", None),
    "reported speech": ("Frankrijk zegt dat Rusland Turkije aanviel.", FR),
    "volgens": ("Volgens Frankrijk viel Rusland Turkije aan.", FR),
    "aldus": ("Rusland viel Turkije aan, aldus Frankrijk.", FR),
    "quotation": ("“Rusland viel Turkije aan”, zei Emmanuel Macron.", "Emmanuel_Macron"),
    "nested": ("Frankrijk zegt dat Rusland volgens China gisteren Turkije aanviel.", CN),
}


@pytest.mark.parametrize(("text", "expected"), SOURCES.values(), ids=SOURCES.keys())
def test_source(triples, text, expected):
    assert {t.source for t in triples(text) if (t.actor, t.target) == (RU, TR)} == {expected}


def test_evidence_is_the_text_at_its_offsets(triples):
    text = "Gisteren viel Rusland Turkije aan. Frankrijk veroordeelde Rusland."
    for triple in triples(text):
        assert triple.evidence == text[triple.start : triple.end]
        assert triple.sentence[0] <= triple.start < triple.end <= triple.sentence[1]
