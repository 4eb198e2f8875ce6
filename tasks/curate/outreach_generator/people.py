"""Invented people and companies. Any likeness with real ones is chance."""

import random
from dataclasses import dataclass

_GIVEN_NAMES = """
Aaliyah Abdul Adaeze Agnieszka Aiko Akua Alejandra Alessandro Alina Amara Ambrož Amélie Ana
Anders Andrei Anjali Anneke Antoine Arjun Asger Aslı Astrid Aurélie Ayşe Bashir Beatriz Benedikt
Birgitta Björn Blessing Bogdan Branka Brecht Bronagh Callum Camila Carlos Catriona Cécile Chiara
Chidi Chloé Clara Cormac Dagmar Daniela Darius Deirdre Desmond Dimitra Dorota Ebba Edgar Efua
Eilidh Elif Emeka Émile Enrique Esra Esther Eun-ji Farah Fatima Felix Femi Fiona Florian Freya
Gabriela Gareth Gergely Ghislain Giulia Gonzalo Graham Gudrun Guillermo Gustavo Gwen Hamza Hana
Harriet Haruto Hedda Helena Henrik Hiba Hugo Ibrahim Ida Ilse Imogen Inés Ingvild Irina Isolde
Ivana Jacek Jamila Jan Jasmin Jean-Luc Jelena João Johanna Jorge József Julien Jürgen Kaia Kamal
Karolína Kateřina Keiko Kenji Khadija Kieran Kofi Kwame Lars Latoya Laura Leandro Leila Leticia
Liam Linnea Livia Lorenzo Lucía Ludovic Łukasz Mads Maeve Magdalena Maja Malik Manon Marcus
Marek Margarita Mariam Marisol Mateusz Matilda Mei Mercy Milan Mina Miroslav Moira Morten Moses
Nadia Naomi Natália Neha Niamh Nikhil Nils Nora Norbert Obinna Olena Olivia Omar Ørjan Oscar
Otto Owen Pablo Paloma Paweł Pedro Perpetua Petra Philippa Piotr Pooja Priya Quentin Rachel
Rafael Rajesh Ramona Rania Raúl Reinhard Renata Rhys Rosa Ruairí Rukmini Ruth Sabine Said Samir
Sanne Saoirse Sebastián Selma Seo-yeon Sergio Shanice Shreya Sigrid Silvia Simone Siobhán Sofía
Solveig Stefan Stina Sunita Svetlana Tadeusz Takumi Tamara Tariq Teresa Thandi Theo Thora Tiago
Tilda Tobias Tomáš Torsten Ulrike Umar Ursula Valentina Vasile Vera Vikram Vincent Violeta
Wanjiru Wendy Wiktor Willem Xavier Ximena Yara Yasmin Yewande Yuki Yusuf Zahra Zanele Željko
Zeynep Zofia Þóra
"""
FIRST = tuple(_GIVEN_NAMES.split())
_FAMILY_NAMES = """
Abbott Abebe Achterberg Adeyemi Agarwal Ahlström Åkesson Almeida Andersson Antonescu Aoki Arslan
Asante Ashworth Aydın Balogun Banerjee Baptista Barros Bauer Beckmann Bělohlávek Bengtsson
Bianchi Bjarnason Blomqvist Boateng Bonnet Borowska Bradley Brandt Brzezińska Burke Byrne Calder
Campbell Cardoso Carvalho Castellanos Černý Chanda Chevalier Chikwanha Choudhury Christensen
Clarke Colombo Costa Crawford Cruz Dahl Dąbrowski Danso Davies Delacroix Demir Desai Diallo
Dietrich Dlamini Doherty Domínguez Donnelly Dubois Eriksen Escobar Estévez Fairbanks Farkas
Ferrari Fischer Fitzgerald Flynn Fontaine Forsyth Fournier Fujita Gallagher García Gauthier
Georgiou Ghosh Gómez Grabowski Greene Grønlund Gupta Gustafsson Haddad Halloran Hansen
Haraldsson Hartmann Hashemi Hawkins Hernández Hofmann Horák Horvat Hughes Hussain Ibsen Ilić
Ishikawa Ivanova Iyer Jackson Jansen Järvinen Jensen Johansson Jovanović Kapoor Karlsen Katz
Kavanagh Keller Khan Kimura Kovács Kowalczyk Kozlov Krüger Kumar Kuznetsova Lacroix Lambert
Larsen Laurent Lefèvre Lindqvist Lombardi López Lorentzen Łuczak MacDonald Maher Mahlangu
Mancini Marchetti Martínez Mbeki McAllister Mehta Mendes Meyer Mikkelsen Molnár Moreau Moreno
Mukherjee Müller Murray Mwangi Nagy Nakamura Navarro Ndiaye Nguyen Nielsen Novák Nowak Nyström
Oduya Okafor Okonkwo Oliveira Olsen Ortega Osei Østergaard Owusu Palmer Papadakis Park Patel
Pavlović Pereira Pérez Petrov Pham Pinto Popescu Quinn Rahman Ramírez Reddy Reyes Ricci Richter
Rinaldi Roberts Rojas Romano Rossi Rousseau Růžička Ryan Saito Salazar Sánchez Santos Sato
Schäfer Schmidt Schneider Seghers Sharma Silva Šimić Singh Sjöberg Skála Sokolov Sørensen
Stewart Stone Strand Suárez Suzuki Svensson Szabó Takahashi Tanaka Tessier Thompson Tóth Traoré
Vacek Valdés van-den-Berg Vargas Vasquez Vega Veselý Virtanen Vogel Wagner Walsh Watanabe Weber
Wiśniewska Wójcik Yamamoto Yıldız Yılmaz Zając Zhang Zielińska Zimmermann Žukauskas
"""
LAST = tuple(_FAMILY_NAMES.split())
# Given name -> the whole name, for shapes that one given and one family name do not cover.
UNUSUAL = (
    ("Pól", "Pól Mac Giolla"), ("Xiu Ying", "Xiu Ying Chen"), ("María José", "María José Carreño"),
    ("Anna Lena", "Anna Lena Graf von Stetten"), ("Minh Khai", "Minh Khai Trần"),
    ("D'Andre", "D'Andre Whitlock"), ("Ji-hoon", "Ji-hoon Baek"), ("Bo", "Bo Li"),
    ("Mary-Kate", "Mary-Kate O'Shaughnessy"), ("Wei Ling", "Wei Ling Tan"), ("Al", "Al Ruiz"),
    ("Jean-Baptiste", "Jean-Baptiste de la Tour"), ("Sunniva", "Sunniva Ås"), ("Ng", "Ng Siew Hoon"),
    ("Ana Luísa", "Ana Luísa dos Anjos Figueiredo"), ("Krzysztof", "Krzysztof Szczepański"),
    ("Venkata", "Venkata Subramaniam Iyengar"), ("Abdul Rahman", "Abdul Rahman al-Fahad"),
    ("Nikoleta", "Nikoleta Papathanasopoulou"), ("Seán", "Seán Ó Dálaigh"), ("Ye-jin", "Ye-jin Im"),
    ("Oluwaseun", "Oluwaseun Akinwunmi-Bello"), ("Ľudmila", "Ľudmila Šťastná"), ("Jo", "Jo Ek"),
)  # fmt: skip
_ONSETS = (
    "b", "br", "c", "ch", "cl", "d", "dr", "f", "fl", "g", "gr", "h", "j", "k", "kr", "l", "m", "n",
    "p", "pr", "qu", "r", "s", "sh", "sk", "st", "t", "tr", "v", "w", "z",
)  # fmt: skip
# The plain vowels twice, because they are the more frequent.
_VOWELS = ("a", "e", "i", "o", "u", "a", "e", "i", "o", "ia", "ea", "ou")
_CODAS = ("", "", "l", "n", "r", "x", "lt", "nd", "rk", "ss", "m", "th")
_KINDS = tuple(
    """Foods|Logistics|Group|Partners|Systems|Health|Energy|Textiles|Homes|Insurance|Analytics|Press
    |Marine|Pharma|Hotels|Farms|Ceramics|Freight|Labs|Credit|Instruments|Retail|Timber|Robotics
    |Clinics|Software|Studios|Packaging|Motors|Airways|Optics|Brewing|Water|Steel|Travel|Academy
    |Properties|Furniture|Components|Printing|Chemicals|Dairy|Security|Rail|Interiors|Networks|Media
    |GmbH|Ltd|Inc.|AB|s.r.o.|ApS|B.V.|S.p.A.|Oy|& Co.|Holding|International|Solutions|Consulting"""
    .replace("\n", "").replace(" " * 4, "").split("|")
)  # fmt: skip

# Titles that no English word gives away: a model that met none takes them for a company.
FOREIGN_TITLES = (
    "Kaufmännischer Leiter", "Kaufmännische Leiterin", "Geschäftsführerin", "Leiter Einkauf",
    "Leiterin Personal", "Vertriebsleiter", "Werkleiterin", "Prokurist", "Bereichsleiter Logistik",
    "Directrice financière", "Directeur général", "Responsable des achats", "Chef de projet",
    "Directrice des ressources humaines", "Gérante", "Directora de operaciones", "Jefe de compras",
    "Gerente comercial", "Directora de personal", "Responsabile acquisti", "Direttrice vendite",
    "Amministratore delegato", "Responsabile qualità", "Diretora financeira", "Gerente de loja",
    "Dyrektor finansowy", "Kierowniczka magazynu", "Prezes zarządu", "Inkoopmanager",
    "Hoofd personeelszaken", "Bedrijfsleider", "Finanční ředitelka", "Vedoucí nákupu", "Jednatel",
    "Økonomichef", "Salgschef", "Ekonomichef", "Inköpschef", "Toimitusjohtaja", "Myyntijohtaja",
    "Ügyvezető", "Beszerzési vezető", "Director comercial", "Şube müdürü", "Satış direktörü",
)  # fmt: skip
# What companies that sell to others are called, whatever they sell.
SELLER_KINDS = (
    "Systems", "Labs", "Software", "Works", "Partners", "Group", "Solutions", "Networks", "Tools",
    "Services", "Cloud", "Digital", "Technologies", "Consulting", "Ltd", "Inc.", "AB", "GmbH", "B.V.",
)  # fmt: skip


@dataclass(frozen=True)
class Person:
    """Somebody who writes or is written to; `title` and `company` may be empty."""

    name: str
    first_name: str
    title: str
    company: str


def person_name(rng: random.Random) -> tuple[str, str]:
    """(given name, whole name); one in twelve has an unusual shape."""
    if rng.random() < 1 / 12:
        return rng.choice(UNUSUAL)
    first, last = rng.choice(FIRST), rng.choice(LAST).replace("-", " ")
    if rng.random() < 0.06:
        last = f"{last}-{rng.choice(LAST).replace('-', ' ')}"
    return first, f"{first} {last}"


def company_name(rng: random.Random, kinds: tuple[str, ...] = _KINDS) -> str:
    """An invented company: a made-up word, a surname or two, and mostly a kind of business."""
    word = "".join(
        rng.choice(_ONSETS) + rng.choice(_VOWELS) + rng.choice(_CODAS)
        for _ in range(rng.choice((1, 2, 2, 2)))
    ) + rng.choice(("", "", "o", "a", "ix", "en", "ia", "ora"))  # fmt: skip
    word = word.capitalize() if len(word) > 3 else word.upper()
    surname = rng.choice(LAST).replace("-", " ").title()
    kind = rng.choice(kinds)
    return rng.choices(
        (f"{word} {kind}", word, f"{surname} {kind}", f"{surname} & {rng.choice(FIRST)}",
         f"{rng.choice(('North', 'Blue', 'Green', 'First', 'Old', 'River', 'Stone', 'Silver'))}"
         f"{rng.choice(('gate', 'field', 'bridge', 'port', 'mill', 'stone', 'ford', 'leaf'))} {kind}"),
        (45, 20, 18, 4, 13),
    )[0]  # fmt: skip


# ruff: noqa: E501  (lists read best when their entries are not torn apart)
