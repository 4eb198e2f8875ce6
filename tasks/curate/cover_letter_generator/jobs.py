"""Fields of work as people apply for them: titles, skills, duties, degrees and certificates."""

import re
from dataclasses import dataclass

from tasks.curate.outreach_generator.domains import DOMAINS


@dataclass(frozen=True)
class Job:
    """One field of work.

    `area` follows «experience in», a duty is what somebody spends a day doing («planning delivery
    routes»), degrees and certificates are as papers name them.
    """

    area: str
    titles: tuple[str, ...]
    skills: tuple[str, ...]
    duties: tuple[str, ...]
    degrees: tuple[str, ...]
    certificates: tuple[str, ...]


def _parts(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(";"))


def _job(area: str, titles: str, skills: str, duties: str, degrees: str, papers: str) -> Job:
    return Job(area, *map(_parts, (titles, skills, duties, degrees, papers)))


# Nobody applies to become the owner; few write to be a chief.
_AT_THE_TOP = re.compile(r"^(?:Chief|VP|Owner|Dean|Registrar|Head of|Director|Managing|C[A-Z]+O$)")


def _is_open(title: str) -> bool:
    return not _AT_THE_TOP.match(title)


# Area, titles, duties, degrees and certificates of the fields that outreach knows, in its order:
# these share its skills and its heads of department.
_OF_DOMAINS = (
    ("accounting", "Bookkeeper; Accounts Assistant; Payroll Clerk; Management Accountant; Credit Controller; Internal Auditor",
     "posting supplier invoices; reconciling bank accounts; preparing the monthly accounts; chasing late payments; checking expense claims; drawing up the yearly budget",
     "Bachelor's degree in Accounting; Diploma in Bookkeeping; Master's degree in Finance; BSc in Economics", "Certificate in Payroll Administration; VAT specialist certificate"),
    ("logistics", "Warehouse Operative; Dispatcher; Freight Clerk; Stock Controller; Shift Leader; Customs Clerk",
     "planning delivery routes; booking carriers; counting stock; loading and checking lorries; preparing customs papers; training new pickers",
     "Diploma in Logistics; Bachelor's degree in Supply Chain Management; BSc in Transport Planning", "Forklift licence; Dangerous goods certificate"),
    ("human resources", "HR Assistant; Recruiter; Payroll Administrator; Training Coordinator; HR Officer; Personnel Clerk",
     "screening applications; planning induction weeks; keeping personnel files; running payroll; advising managers on absence; writing job adverts",
     "Bachelor's degree in Human Resources; Diploma in Personnel Management; BA in Psychology", "Certificate in Employment Law; Coaching certificate"),
    ("IT operations", "Help Desk Technician; Network Technician; Systems Administrator; Cloud Engineer; Security Analyst; IT Trainer",
     "answering support tickets; patching servers; restoring backups; setting up laptops; reviewing access rights; documenting networks",
     "Bachelor's degree in Information Technology; Diploma in Network Engineering; MSc in Information Security", "Linux administration certificate; Certificate in Service Management"),
    ("manufacturing", "Machine Operator; Quality Inspector; Maintenance Technician; Tool Setter; Production Planner; Assembly Team Leader",
     "setting up machines; inspecting finished parts; recording downtime; planning maintenance stops; leading a shift team; writing work instructions",
     "Diploma in Mechanical Engineering; Bachelor's degree in Industrial Engineering; Certificate of apprenticeship as a toolmaker", "Green belt certificate; Crane operator's licence"),
    ("marketing", "Marketing Assistant; Copywriter; Social Media Editor; Campaign Manager; Events Coordinator; Market Researcher",
     "writing newsletters; planning campaigns; testing landing pages; organising trade fair stands; briefing agencies; evaluating customer surveys",
     "Bachelor's degree in Marketing; BA in Communication Studies; Diploma in Advertising; Master's degree in Media Management", "Certificate in Digital Marketing; Web analytics certificate"),
    ("sales", "Sales Assistant; Field Sales Representative; Inside Sales Agent; Account Manager; Export Clerk; Tender Writer",
     "visiting customers; writing offers; preparing tenders; looking after key accounts; keeping the sales forecast; opening up new regions",
     "Bachelor's degree in Business Administration; Diploma in Wholesale Trade; BA in International Business", "Certificate in Negotiation; Export trade certificate"),
    ("energy and facilities", "Energy Auditor; Building Technician; Caretaker; Sustainability Officer; Facilities Coordinator; Solar Installer",
     "reading and comparing meters; auditing buildings; servicing heating plants; reporting carbon figures; planning repairs; supervising contractors",
     "Bachelor's degree in Environmental Engineering; Diploma in Building Services; MSc in Renewable Energy", "Energy auditor's certificate; Refrigerant handling certificate"),
    ("retail", "Shop Assistant; Store Supervisor; Cashier; Visual Merchandiser; Assistant Buyer; Stockroom Assistant",
     "serving customers; dressing windows; ordering goods; balancing tills; handling returns; drawing up the staff rota",
     "Diploma in Retail Management; Bachelor's degree in Fashion Merchandising; Certificate of apprenticeship in retail", "Food hygiene certificate; Till supervisor's certificate"),
    ("health administration", "Medical Receptionist; Ward Clerk; Medical Secretary; Patient Coordinator; Records Officer; Pharmacy Assistant",
     "booking appointments; typing clinic letters; keeping patient records; planning theatre lists; ordering ward supplies; welcoming patients",
     "Diploma in Health Administration; Bachelor's degree in Public Health; Diploma in Medical Secretarial Studies", "First-aid certificate; Medical terminology certificate"),
    ("construction", "Bricklayer; Site Foreman; Estimator; Civil Technician; Surveyor; Crane Driver",
     "setting out foundations; ordering building materials; comparing subcontractor bids; keeping the site diary; inspecting scaffolding; drawing up cost plans",
     "Bachelor's degree in Civil Engineering; Diploma in Building Construction; Certificate of apprenticeship as a bricklayer", "Site safety card; Scaffolding inspection certificate"),
    ("hospitality", "Receptionist; Waiter; Housekeeping Supervisor; Night Porter; Banqueting Assistant; Front Office Manager",
     "checking guests in; answering booking requests; planning banquets; training service staff; keeping allergen records; balancing the bar till",
     "Diploma in Hotel Management; Bachelor's degree in Tourism; Certificate of apprenticeship in hospitality", "Wine service certificate; Food hygiene certificate"),
    ("education administration", "School Secretary; Admissions Officer; Course Coordinator; Library Assistant; Examinations Officer; Student Adviser",
     "answering student enquiries; building timetables; organising examinations; cataloguing books; keeping attendance records; preparing open days",
     "Bachelor's degree in Education; Master's degree in Library Science; Diploma in Office Administration", "Safeguarding certificate; Certificate in Student Guidance"),
    ("legal services", "Paralegal; Legal Secretary; Contracts Administrator; Compliance Analyst; Notary's Clerk; Claims Handler",
     "drafting contracts; filing court papers; reviewing supplier terms; keeping the risk register; preparing board papers; answering data requests",
     "Bachelor's degree in Law; Diploma in Paralegal Studies; Master's degree in Commercial Law", "Data protection certificate; Certificate in Anti-Money Laundering"),
    ("farming", "Farm Hand; Dairy Worker; Tractor Driver; Vineyard Worker; Farm Adviser; Herd Manager",
     "milking and feeding the herd; sowing and harvesting; repairing machinery; keeping spray records; pruning vines; grading fruit",
     "Diploma in Agriculture; Bachelor's degree in Agronomy; Certificate of apprenticeship in dairy farming", "Sprayer operator's certificate; Tractor licence"),
)  # fmt: skip
_OTHERS = (
    _job("nursing and care", "Care Assistant; Staff Nurse; Home Carer; Night Nurse; Ward Sister; Support Worker",
         "wound care; medication rounds; palliative care; care planning; patient transfers; dementia care; infection control",
         "washing and dressing residents; giving out medicines; writing care plans; talking with families; handing over between shifts; guiding trainees",
         "Diploma in Nursing; Bachelor's degree in Nursing; Diploma in Social Care", "First-aid certificate; Moving and handling certificate"),
    _job("cooking", "Line Cook; Pastry Chef; Sous Chef; Kitchen Assistant; Canteen Cook; Baker",
         "menu costing; sauces; bread baking; stock rotation; allergen control; butchery; pastry; banquet catering",
         "preparing cold starters; ordering for the kitchen; baking bread and rolls; running the hot section; planning weekly menus; training apprentices",
         "Diploma in Culinary Arts; Certificate of apprenticeship as a cook; Diploma in Pastry Making", "Food hygiene certificate; HACCP certificate"),
    _job("software development", "Junior Developer; Backend Developer; Frontend Developer; Test Engineer; Mobile Developer; Software Team Lead",
         "Python; TypeScript; PostgreSQL; code review; Docker; test automation; REST APIs; accessibility",
         "building web services; writing automated tests; reviewing code; mending old modules; planning releases; interviewing users",
         "Bachelor's degree in Computer Science; Master's degree in Software Engineering; Diploma in Application Development", "Cloud developer's certificate; Scrum certificate"),
    _job("data analysis", "Data Analyst; Reporting Analyst; Data Engineer; Statistician; Research Assistant; Business Analyst",
         "SQL; R; statistics; dashboard design; data cleaning; survey design; forecasting; Tableau",
         "building dashboards; cleaning survey data; writing monthly reports; checking figures for errors; explaining results to managers; designing samples",
         "Bachelor's degree in Statistics; MSc in Data Science; BSc in Mathematics", "Certificate in Data Protection; Database certificate"),
    _job("machine learning", "Data Scientist; Senior Data Scientist; Machine Learning Engineer; AI Engineer; Research Engineer; Applied Scientist; Lead Data Scientist",
         "Python; R; SQL; machine learning; deep learning; statistics; TensorFlow; PyTorch; Spark; data visualization; feature design; AWS; time series; natural language processing",
         "training models; cleaning data; testing forecasts; putting models into service; explaining results to managers; labelling images",
         "Bachelor's degree in Computer Science; Master's degree in Data Science; MSc in Artificial Intelligence; PhD in Machine Learning; Master's degree in Statistics; BSc in Physics", "Machine learning certificate; Cloud certificate"),
    _job("business intelligence", "Business Intelligence Analyst; Senior Data Analyst; BI Developer; Analytics Consultant; Reporting Specialist; Data Analytics Manager",
         "SQL; Excel; Power BI; Tableau; Looker; data modeling; data quality; Python; ETL; storytelling; data mining; SAS",
         "building reports; agreeing on figures with finance; keeping the data dictionary; running A/B tests; tracing errors in tables; teaching colleagues to read charts",
         "Bachelor's degree in Economics; Master's degree in Business Analytics; Bachelor's degree in Statistics; BSc in Information Systems", "Advanced Excel certificate; Tableau certificate"),
    _job("databases", "Database Administrator; Senior Database Administrator; Data Warehouse Engineer; Database Developer; Storage Engineer",
         "SQL; Oracle; MySQL; PostgreSQL; DB2; query tuning; replication; Linux; backups; shell scripting",
         "tuning slow queries; moving databases to new servers; planning backups; granting access; testing restores",
         "Bachelor's in Computer Science; Bachelor's degree in Information Technology; MSc in Computer Engineering", "Oracle certificate; Database administrator's certificate"),
    _job("networks", "Network Engineer; Senior Network Engineer; Network Administrator; Telecom Technician; Security Engineer",
         "routing; switching; firewalls; VPN; Cisco IOS; network troubleshooting; Wi-Fi planning; Linux; monitoring",
         "wiring new offices; watching over traffic; replacing switches; writing firewall rules; drawing network plans",
         "Bachelor's in Computer Engineering; Bachelor's degree in Telecommunications; Diploma in Network Engineering", "CCNA certification; CCNP certification"),
    _job("technical support", "IT Support Specialist; Senior IT Support Specialist; Support Engineer; Senior Support Engineer; Service Desk Analyst",
         "ITIL; troubleshooting; customer support; Active Directory; ticket systems; Windows; Linux; remote support; SQL",
         "answering tickets; setting up workplaces; writing help pages; handing over hard cases; testing updates",
         "Bachelor's in Information Technology; BSc in Information Technology; Diploma in Computer Support", "ITIL certificate; Help desk certificate"),
    _job("web development", "Web Developer; Senior Developer; Java Developer; Backend Engineer; Full Stack Developer; Frontend Engineer",
         "HTML; CSS; JavaScript; PHP; MySQL; Java; Spring Boot; React; Node.js; accessibility; unit testing",
         "building web shops; reviewing code; mending old pages; measuring loading times; planning releases",
         "Bachelor's in Computer Science; MSc in Software Engineering; BSc in Web Technology", "Web accessibility certificate; Java certificate"),
    _job("electrical work", "Electrician; Electrical Fitter; Lift Technician; Cable Installer; Workshop Foreman; Meter Fitter",
         "fault finding; wiring diagrams; switchgear; cable laying; lighting systems; solar wiring; safety testing",
         "wiring new flats; testing installations; repairing lifts; reading circuit plans; ordering parts; teaching apprentices",
         "Certificate of apprenticeship as an electrician; Diploma in Electrical Engineering; Bachelor's degree in Electrical Engineering", "High-voltage authorisation; Driving licence"),
    _job("carpentry", "Carpenter; Joiner; Furniture Maker; Workshop Assistant; Window Fitter; Restorer",
         "joinery; timber grading; CNC routing; surface finishing; drawing; stair building; veneering",
         "building stairs and doors; fitting kitchens; choosing timber; restoring old furniture; measuring on site; sharpening and maintaining tools",
         "Certificate of apprenticeship as a carpenter; Diploma in Furniture Design; Master craftsman's diploma", "Machine safety certificate; Driving licence"),
    _job("teaching", "Primary School Teacher; Language Teacher; Teaching Assistant; Maths Teacher; Music Teacher; Adult Education Tutor",
         "lesson planning; classroom management; assessment; phonics; special needs support; Moodle; parent talks",
         "planning lessons; marking coursework; leading parent evenings; supporting slow readers; organising school trips; tutoring small groups",
         "Bachelor's degree in Education; Master's degree in Linguistics; Teaching diploma; BA in Music", "Safeguarding certificate; First-aid certificate"),
    _job("laboratory work", "Laboratory Technician; Quality Chemist; Research Technician; Laboratory Assistant; Microbiologist; Sampling Officer",
         "titration; HPLC; pipetting; GMP; sample preparation; microscopy; method validation; record keeping",
         "preparing samples; calibrating instruments; running water tests; keeping laboratory journals; ordering chemicals; writing test reports",
         "BSc in Chemistry; Diploma in Laboratory Technology; Master's degree in Microbiology", "Radiation safety certificate; Certificate in Laboratory Safety"),
    _job("design", "Graphic Designer; Layout Artist; Illustrator; Interface Designer; Photo Editor; Packaging Designer",
         "typography; layout; illustration; InDesign; photo editing; colour management; wireframes; packaging design",
         "laying out brochures; drawing icons; preparing files for print; sketching interfaces; retouching photographs; meeting clients",
         "Bachelor's degree in Graphic Design; Diploma in Illustration; BA in Visual Communication", "Colour proofing certificate; Certificate in Web Accessibility"),
    _job("transport", "Bus Driver; Lorry Driver; Courier; Tram Driver; Removal Worker; Ambulance Driver",
         "map reading; load securing; passenger service; defensive driving; vehicle checks; tachograph records",
         "driving night routes; checking vehicles before departure; securing loads; helping passengers; keeping log books; delivering parcels",
         "Diploma in Transport Operations; Certificate of apprenticeship as a driver; Diploma in Vehicle Mechanics", "HGV licence; Passenger transport licence"),
    _job("horticulture", "Gardener; Nursery Assistant; Landscape Planner; Head Gardener; Florist; Tree Surgeon",
         "propagation; pruning; integrated pest management; planting plans; lawn care; plant identification; climate control",
         "raising seedlings; pruning fruit trees; laying out borders; advising visitors; watering glasshouses; planning the planting year",
         "Diploma in Horticulture; Bachelor's degree in Landscape Architecture; Certificate of apprenticeship in gardening", "Chainsaw certificate; Sprayer operator's certificate"),
    _job("editing and translation", "Copy Editor; Translator; Proofreader; Local Reporter; Subtitler; Publishing Assistant",
         "proofreading; subtitling; terminology work; interviewing; fact checking; style guides; indexing",
         "editing manuscripts; translating manuals; checking facts; interviewing residents; building word lists; correcting proofs",
         "BA in Journalism; Master's degree in Translation; BA in English Literature", "Sworn translator's certificate; Media law certificate"),
    _job("social work", "Youth Worker; Family Support Worker; Social Worker; Housing Adviser; Day Centre Assistant; Volunteer Coordinator",
         "case work; group work; crisis talks; home visits; benefit rules; conflict mediation; referral writing",
         "visiting families at home; running youth groups; writing case notes; finding housing places; coordinating volunteers; applying for grants",
         "Bachelor's degree in Social Work; Diploma in Youth Work; MA in Counselling", "Mediation certificate; Safeguarding certificate"),
    _job("customer service", "Call Centre Agent; Customer Adviser; Complaints Officer; Service Desk Clerk; Support Team Leader; Ticket Office Clerk",
         "complaint handling; call routing; ticket systems; knowledge bases; service scripts; chat support; Zendesk",
         "answering calls and chats; settling complaints; writing help pages; issuing refunds; coaching new agents; tracking open cases",
         "Diploma in Office Administration; Bachelor's degree in Communication; Certificate of apprenticeship in office work", "Call quality certificate; Conflict training certificate"),
)  # fmt: skip
JOBS: tuple[Job, ...] = (
    *(
        Job(area, (*_parts(titles), *filter(_is_open, domain.titles)),
            # «S&OP;» before a semicolon looks like a mark of HTML.
            tuple(skill for skill in domain.skills if "&" not in skill),
            *map(_parts, (duties, degrees, papers)))
        for domain, (area, titles, duties, degrees, papers)
        in zip(DOMAINS, _OF_DOMAINS, strict=True)
    ),
    *_OTHERS,
)  # fmt: skip
# Where employers sell no goods.
COMPUTING = (
    "data analysis", "software development", "machine learning", "business intelligence",
    "databases", "networks", "technical support", "web development",
)  # fmt: skip
# What every trade asks for: as a skill, as a requirement, and as a sentence asks for it.
SOFT = (
    ("teamwork", "Good teamwork", "good teamwork"),
    ("communication", "Strong communication skills", "strong communication skills"),
    ("time management", "Good time management", "good time management"),
    ("attention to detail", "Attention to detail", "attention to detail"),
    ("problem solving", "Problem-solving skills", "problem-solving skills"),
    ("initiative", "Initiative", "initiative"),
    ("leadership", "Leadership skills", "leadership skills"),
    ("report writing", "Experience in report writing", "experience in report writing"),
    ("public speaking", "Confidence in public speaking", "confidence in public speaking"),
    ("Spanish", "Good Spanish", "good Spanish"),
    ("spreadsheet work", "Experience with spreadsheets", "experience with spreadsheets"),
    ("first aid", "First aid knowledge", "knowledge of first aid"),
)  # fmt: skip


# ruff: noqa: E501  (one line is one list, which is how these are read and edited)
