"""Fields of work: what people in them are called, can do, talk about and are offered."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Domain:
    """One field of work. `topics` and `subjects` are templates of noun phrases (see `spin`)."""

    titles: tuple[str, ...]
    skills: tuple[str, ...]
    subjects: tuple[str, ...]
    topics: tuple[str, ...]
    industries: tuple[str, ...]


def _domain(titles: str, skills: str, subjects: str, topics: str, industries: str) -> Domain:
    return Domain(*(
        tuple(part.strip() for part in text.split(";"))
        for text in (titles, skills, subjects, topics, industries)
    ))  # fmt: skip


DOMAINS: tuple[Domain, ...] = (
    _domain(
        "Head of Finance; Chief Financial Officer; Financial Controller; Accounts Payable Manager; VP Finance; Group Treasurer; Finance Director",
        "budgeting; SAP; cash flow planning; IFRS; internal audit; Power BI; treasury; tax reporting",
        "closing the books in (three|four|five) days; cash planning in a (family|listed) company; (fewer|better) finance reports; (paperless|faster) invoice approval",
        "(matching|checking|approving) supplier invoices(| automatically| without paper| on one screen); (closing|reconciling) the (monthly|quarterly) books(| faster| with fewer spreadsheets); cash-flow forecasting(| for several entities| week by week); handling expense claims (without receipts in envelopes|on the phone|in one place); (chasing|collecting) late payments(| politely| earlier); keeping the (fixed-asset|lease) register(| in one file| for the auditors); (paying|onboarding) foreign suppliers(| in one run| in their own currency); company cards(| for small teams| without paper slips); preparing VAT returns(| in several countries| from the ledger); (approving|forecasting) (travel|project) budgets(| before the money is spent| each quarter); answering auditors' questions(| from one folder| before the audit)",
        "Accounting; banking; Financial Services; insurance; fintech; audit",
    ),
    _domain(
        "Logistics Manager; Head of Supply Chain; Warehouse Director; Transport Planner; VP Operations; Fleet Manager; Head of Fulfilment",
        "route planning; WMS; customs; lean; inventory control; carrier negotiation; forklift safety; S&OP",
        "(safer|quieter) loading bays; night deliveries in (old towns|city centres); (counting|labelling) stock with drones; hiring drivers in a dry market",
        "(planning|pricing) delivery routes(| overnight| with live traffic| for mixed fleets); warehouse (slotting|counting|picking)(| by voice| without scanners); (tracking|booking) (containers|pallets|trailers)(| in one view| across carriers); customs paperwork(| for small consignments| without retyping); (cutting|measuring) empty miles; (loading|weighing) trucks(| in the right order| without waiting); dock appointments(| for small carriers| by text); (checking|disputing) freight invoices(| against the contract| line by line); cold-chain records(| for fresh food| door to door); (training|rostering) drivers(| for new rules| fairly); returning empty pallets(| across depots| for a deposit); proof of delivery(| with a photo| without signatures)",
        "Logistics and Supply Chain; freight; Transportation; warehousing; shipping; postal services",
    ),
    _domain(
        "HR Director; Head of People; Talent Acquisition Lead; Chief People Officer; Payroll Manager; Learning and Development Manager; HR Business Partner",
        "recruiting; onboarding; payroll; labour law; coaching; Workday; employer branding; pay reviews",
        "onboarding people who never meet in person; (honest|shorter) job adverts; exit interviews worth reading; keeping (apprentices|night staff) longer",
        "(planning|filling|swapping) shifts(| on the phone| fairly| without group chats); onboarding (new starters|seasonal staff)(| in the first week| remotely); (screening|answering) job applications(| within a day| fairly); pay-gap reporting; (booking|tracking) training(| for shift workers| across sites); exit surveys(| that people answer| in ten questions); (measuring|recording) working time(| in the field| for home offices); annual reviews(| without forms| twice a year); relocating (engineers|families) abroad; sick-leave paperwork(| without calls| in one place); referral schemes(| that staff use| for hard-to-fill posts); (planning|approving) holidays(| across teams| on one calendar)",
        "Staffing & Recruiting; Human Resources; outsourcing; professional training",
    ),
    _domain(
        "Chief Information Security Officer; IT Manager; Head of Infrastructure; DevOps Lead; CTO; Security Architect; Director of IT",
        "Kubernetes; incident response; identity management; Terraform; ISO 27001; networking; Linux; cloud cost control",
        "what a (phishing|restore) drill taught a team; running (fewer|smaller) servers; passwords that nobody has to remember; writing post-mortems without blame",
        "(testing|automating) backups(| every night| without downtime); phishing training(| for busy teams| in plain language); reviewing cloud (costs|access)(| each month| by team); patching (laptops|servers|tills)(| out of hours| without tickets); single sign-on (for contractors|for old applications|across subsidiaries); retiring old servers(| one by one| without surprises); (tracking|renewing) software licences(| before they lapse| by department); access reviews(| for auditors| that managers finish); (sorting|answering) help-desk tickets(| by urgency| at night); wireless coverage(| in warehouses| in old buildings); moving (mailboxes|file shares)(| over a weekend| without downtime); (encrypting|replacing) laptops(| of travelling staff| in one week)",
        "Computer Software; IT; cyber security; Information Services; SaaS; telecoms",
    ),
    _domain(
        "Plant Manager; Head of Production; Quality Manager; Maintenance Lead; Chief Operating Officer; Process Engineer; Director of Manufacturing",
        "Six Sigma; TPM; CNC; root-cause analysis; PLC programming; OEE; FMEA; injection moulding",
        "changing tools in under (nine|ten|twelve) minutes; quality circles on the night shift; what (vibration|oil) data tells; (repairing|teaching) rather than replacing",
        "predicting (bearing|pump|motor) failures(| from vibration data| before the weekend); (recording|analysing) downtime(| on every line| without clipboards); visual inspection (of welds|of labels|of castings|at line speed); (digital|paperless) shift handover; (planning|scheduling) maintenance(| around orders| with fewer stops); setting up machines(| from a recipe| in fewer steps); (ordering|storing) spare parts(| before they run out| across plants); tool wear(| on lathes| seen from the current); energy use per part; (training|certifying) operators(| at the machine| on several lines); incoming inspection(| of castings| by sample); (tracing|relabelling) batches(| from supplier to customer| within minutes)",
        "Machinery; Automotive; manufacturing; plastics; Electrical & Electronic Manufacturing; packaging",
    ),
    _domain(
        "Marketing Director; Head of Growth; Brand Manager; CMO; Content Lead; CRM Manager; Head of Communications",
        "SEO; copywriting; marketing automation; analytics; event planning; HubSpot; brand strategy; customer research",
        "newsletters that people answer; (naming|renaming) a product; marketing with a team of (two|three); (measuring|trusting) word of mouth",
        "(cleaning|enriching) customer lists(| without buying data| every week); (writing|testing) product pages(| in several languages| faster); lead (scoring|routing)(| that sales trusts| in real time); collecting customer (feedback|reviews)(| after delivery| in one inbox); (planning|reporting) campaigns(| on one page| across channels); (sending|translating) newsletters(| to smaller lists| in four languages); brand guidelines(| that partners follow| on one page); trade-fair leads(| on the same evening| without business cards); (briefing|paying) freelancers(| in one place| on time); product photos(| for marketplaces| without a studio); (scheduling|answering) social posts(| for branches| at weekends); press enquiries(| on busy days| from one desk)",
        "Marketing and Advertising; media; publishing; Public Relations; design",
    ),
    _domain(
        "Sales Director; VP Sales; Head of Business Development; Key Account Manager; Chief Revenue Officer; Regional Sales Manager; Sales Operations Manager",
        "negotiation; Salesforce; forecasting; key accounts; channel sales; pricing; coaching; tenders",
        "winning back (lost|quiet) accounts; selling without discounts; what first calls should leave out; forecasting with (less|more) honesty",
        "(preparing|answering) tenders(| in half the time| from one library); sales forecasting(| without spreadsheets| by region); (pricing|quoting) (complex|custom) orders(| on the spot| within a day); (visiting|ranking) small accounts; preparing commission statements(| that people believe| each month); first-call notes(| that write themselves| in the account record); renewing (contracts|subscriptions)(| before they lapse| without discounts); discount approvals(| in an hour| on the road); partner portals(| for resellers| in several languages); (planning|shortening) territory visits(| by car| by train); onboarding new sales staff(| in their first month| with real calls); win-loss interviews(| with former prospects| after each tender)",
        "Wholesale; Import and Export; business supplies; Consumer Goods",
    ),
    _domain(
        "Energy Manager; Head of Sustainability; Facilities Director; ESG Lead; Technical Director; Head of Estates; Environmental Manager",
        "energy audits; carbon accounting; heat pumps; ISO 50001; solar; waste reduction; building controls; life-cycle analysis",
        "heating an old building with (less|no) gas; (counting|reporting) carbon honestly; rain water on factory roofs; what the meters say at night",
        "cutting energy use (in cold stores|in office blocks|at night|in compressed air); carbon reporting(| from invoices| for suppliers| without consultants); (sizing|financing) solar roofs; leak detection(| in compressed air| in water networks); heat recovery(| from ovens| from data rooms); meter readings(| without site visits| every quarter of an hour); (booking|sharing) charging points(| for company cars| at the office); waste contracts(| across sites| by weight); window replacement(| in listed buildings| floor by floor); supplier audits(| on labour and climate| by video); (cleaning|inspecting) ventilation ducts; water use(| in washing lines| on dry sites)",
        "Utilities; renewables; Oil & Energy; environmental services; facilities services",
    ),
    _domain(
        "Store Operations Director; Head of E-commerce; Category Manager; Retail Manager; Head of Merchandising; Chief Digital Officer; Buying Director",
        "assortment planning; Shopify; visual merchandising; loyalty schemes; returns; supplier talks; pricing; store layout",
        "smaller shops that sell more; returns as a source of ideas; (opening|closing) hours that fit the street; (staffing|lighting) a flagship",
        "(counting|ordering) stock(| in small shops| by photo| overnight); handling returns(| without labels| in one step| in store); (updating|checking) shelf prices(| from one desk| every morning); click and collect(| for small chains| within an hour); (forecasting|planning) seasonal demand; shelf labels(| that update at night| without paper); queue times(| at the tills| on Saturdays); gift cards(| across brands| in the till); (hiring|scheduling) holiday staff(| by text| in two weeks); stock transfers(| between branches| before a sale); product descriptions(| for marketplaces| in plain words); loss prevention(| at self-checkouts| without guards)",
        "Retail; Apparel & Fashion; e-commerce; luxury goods; supermarkets; Sporting Goods",
    ),
    _domain(
        "Practice Manager; Hospital Administrator; Head of Nursing; Clinical Operations Lead; Medical Director; Pharmacy Manager; Director of Patient Services",
        "patient flow; infection control; rostering; medical records; triage; GDPR; clinical audit; procurement",
        "shorter waits without more rooms; (kinder|clearer) letters to patients; rosters that nurses like; (quiet|calm) wards at night",
        "(booking|reminding) patients(| by text| without phone queues| in several languages); (planning|sharing) theatre lists; stock control (for pharmacies|on wards|for implants); (typing|summarising) clinic letters(| the same day| securely); discharge planning(| across wards| before noon); waiting-room screens(| in several languages| with honest times); (ordering|tracking) lab samples(| across sites| by barcode); staff rosters(| that nurses can swap| for two sites); home visits(| with fewer miles| for wound care); consent forms(| on a tablet| in plain words); medical device checks(| before they fall due| ward by ward); referral letters(| without fax| sorted by urgency)",
        "Hospital & Health Care; pharmaceuticals; Medical Devices; dental care; biotechnology",
    ),
    _domain(
        "Project Director; Site Manager; Head of Procurement; Quantity Surveyor; Construction Manager; Managing Director; Head of Design",
        "BIM; cost planning; contract management; site safety; timber frames; tendering; Revit; subcontracting",
        "building with timber above (five|six|eight) floors; snag lists that shrink; (safer|cleaner) sites in winter; paying subcontractors on time",
        "(tracking|closing) snag lists(| with photos| from the phone); (comparing|collecting) subcontractor bids(| on one sheet| fairly); organising site (deliveries|diaries|inductions)(| without paper| in several languages); concrete (curing|ordering)(| with sensors| by the hour); (drawing|document) control(| on site| across partners); crane bookings(| across trades| by the hour); (forecasting|claiming) cost overruns(| early| with evidence); (leasing|tracking) scaffolding(| across sites| by the day); handover files(| for owners| without binders); safety walks(| with photos| in ten minutes); timesheets(| for subcontractors| at the gate); (measuring|reusing) excavated soil",
        "Construction; Architecture & Planning; civil engineering; building materials",
    ),
    _domain(
        "Hotel Manager; Head of Guest Services; Revenue Manager; Food and Beverage Director; Events Manager; Chief Executive; Owner",
        "yield management; menu costing; event sales; Opera PMS; guest relations; wine; housekeeping; hygiene",
        "breakfast without waste; (hiring|training) cooks from other trades; hotels that locals visit; answering (bad|harsh) reviews well",
        "(pricing|selling) rooms(| by the day| without agencies| in low season); cutting food waste(| at breakfast| in canteens); (planning|booking) (housekeeping|banquets)(| from the phone| in real time); answering guest (messages|requests)(| in one inbox| around the clock); keeping allergen records; late check-in(| without a night porter| by phone); linen stocks(| across houses| by weight); group bookings(| for coach tours| in one form); minibar checks(| without knocking| twice a week); tip sharing(| that staff trust| by shift); (writing|translating) menus(| every morning| for guests with allergies); lost property(| with a photo| across houses)",
        "Hospitality; Food & Beverages; Leisure, Travel & Tourism; restaurants; food",
    ),
    _domain(
        "Dean of Students; Head of Admissions; School Principal; Director of Learning; Programme Manager; Registrar; Librarian",
        "curriculum design; Moodle; admissions; fundraising; timetabling; safeguarding; grant writing; assessment",
        "exams that test less and show more; timetables made with students; (evening|weekend) courses for carers; libraries as workplaces",
        "(building|changing) timetables(| in an afternoon| without clashes); (marking|returning) coursework(| faster| with fair feedback); handling admissions (interviews|enquiries)(| online| in one queue); (tracking|improving) attendance; lending (laptops|books|instruments)(| without a desk| over summer); exam rooms(| for extra time| in one plan); parent evenings(| online| without paper lists); alumni mentoring(| by subject| for first jobs); field-trip forms(| signed on the phone| in one evening); research grants(| from draft to report| with partners); library fines(| without arguments| paid online); (planning|covering) substitute lessons(| before eight| fairly)",
        "Higher Education; E-Learning; Primary/Secondary Education; non-profit; research; libraries",
    ),
    _domain(
        "General Counsel; Compliance Officer; Head of Legal; Data Protection Officer; Contracts Manager; Company Secretary; Risk Manager",
        "contract drafting; GDPR; negotiation; risk registers; licensing; AML; arbitration; board papers",
        "contracts that fit on (two|three|four) pages; saying yes as a lawyer; (keeping|deleting) records on purpose; whistle-blowing in small firms",
        "(reviewing|renewing|filing) supplier contracts(| on time| with fewer emails); (answering|logging) data requests(| within a week| in one place); policy (training|sign-off)(| that people finish| without reminders); (screening|rating) new suppliers; sharing board papers(| on tablets| without couriers); non-disclosure agreements(| signed within a day| without lawyers); conflict-of-interest checks(| before a mandate| in minutes); (storing|finding) old deeds(| by address| after a merger); gift registers(| that people use| on the phone); trademark renewals(| in several countries| in time); regulator enquiries(| answered once| with one owner); whistle-blower reports(| in several languages| kept safe)",
        "Legal Services; law practice; government administration; Real Estate; property management",
    ),
    _domain(
        "Farm Manager; Head Agronomist; Dairy Manager; Procurement Director; Vineyard Manager; Head of Quality; Cooperative Director",
        "soil testing; irrigation; herd health; grain trading; food safety; drones; machinery; HACCP",
        "cover crops on heavy soil; milking (twice|three times) a day; selling direct from the yard; (old|hardy) apple varieties",
        "(planning|metering) irrigation(| by field| from soil sensors); (keeping herd records|checking herd health)(| on the phone| at milking); (tracing|grading) (fruit|grain|milk)(| from field to shelf| by batch); keeping spray records(| without paper| for audits); sending frost warnings(| for orchards| by text); feed deliveries(| by silo level| without phone calls); (hiring|housing) seasonal pickers(| for short harvests| fairly); (washing|sorting) vegetables(| with less water| by camera); tractor service(| before harvest| in the yard); farm-shop orders(| for pick-up| without an app); barn climate(| on hot days| for calves); (mapping|sampling) soil(| by drone| before sowing)",
        "Farming; dairy; Wine and Spirits; Food Production; fishery; agriculture",
    ),
)  # fmt: skip
# ruff: noqa: E501  (one line is one list, which is how these are read and edited)
