"""Words that are no names even when they are capitalised."""

# Never a person or company, wherever it stands.
PLAIN = frozenset(
    """
    i i'm i'd i've i'll ok okay re fw fwd ps p.s p.s. pps cc bcc fyi asap rsvp tl dr tldr eta
    eod faq faqs mr mrs ms mx miss prof professor sir madam jr sr phd mba msc bsc cpa hi hello
    hey dear greetings regards wishes thanks thank best cheers sincerely yours cordially kind
    warm warmly respectfully gratefully morning afternoon evening ceo cfo cto coo cmo cio ciso
    cpo cro chro cdo vp svp evp avp md gm pm hr it qa pr pa ea ai ml llm llms nlp api apis sdk
    crm erp hris ats bi etl sql saas paas iaas b2b b2c d2c dtc smb smbs sme smes roi kpi kpis
    okr okrs slo sla slas nda mvp poc rfp rfps rfi ux ui seo sem ppc cpc ctr cac ltv arr mrr nps
    cv cvs csat gtm icp sdr sdrs bdr bdrs ae aes csm csms p&l r&d q&a m&a a/b ab pdf csv excel
    powerpoint url usb wifi wi-fi vpn sso iot esg csr dei gdpr hipaa soc iso ipo vc vat tax
    ebitda capex opex devops secops finops revops mlops fintech healthtech edtech martech
    ecommerce e-commerce us usa u.s u.s. uk u.k u.k. eu u.e uae emea apac dach latam nordics am
    a.m p.m utc gmt cet cest est edt pst pdt cst mst ist bst english french german spanish
    italian dutch polish czech european american british internet web linkedin zoom christmas
    easter thanksgiving new-year finance sales marketing operations engineering product products
    procurement purchasing legal support success accounting accounts payable receivable payroll
    ap ar po pos year
    logistics analytics data security cloud digital business team teams department client
    clients customer customers partner partners covid covid-19 non pre post co inc inc. ltd ltd.
    llc plc corp gmbh ag sro bv nv january february march april may june july august september
    october november december
    """.split()  # noqa: SIM905
)

# Words that open sentences and headings; a name that spells the same is looked for elsewhere.
OPENERS = frozenset(
    """
    a about above according across actually add additionally after again ahead all allow almost
    along already also although always am among an and another any anyone anything apart
    apologies are around as ask at attached avoid back based be because been before behind being
    below besides better between beyond big both brief bring build business businesses but by
    call calls can catch change changes chat check clear clearly close coffee colleagues come
    companies congrats congratulations connect connecting consider could curious currently
    customers cut day days deal demo details did discover do does don't done during each early
    earlier either email emails enjoy enough especially even ever every everyone everything
    exactly excited excellent expect explore few finally find finding first folks follow
    following for forgive forward free fresh friends from full further get getting give given
    glad go going good got grab great growing growth guess had happy hard has have having he
    headlines hear heard help helps her here his hope hopefully hours how however ideas idea if
    imagine improve in indeed information insights instead interest interested into introducing
    introduction invitation invite is isn't it its it's join just keep kindly know kudos last
    lately later leaders learn learned least less let let's letting life like likewise long look
    loved love made make makes management many maybe me mean meanwhile meet meeting members
    messages might mine minutes more moreover most much must my name naturally need needless
    neither never nevertheless new news next nice no nobody none nonetheless not note nothing
    notice noticed now obviously of off offer often on once one only open opportunity or other
    others otherwise our out over page people perhaps personally plans please plus possible
    praise present previously probably problem processes progress projects proposal quick
    quickly quite rather read ready really recent recently reducing regarding reply request
    requests results right sales same save saw say schedule see seeing seen send several shall
    share she short should simple simply since small so some someone something sometimes soon
    sorry sounds speaking start staff still stop stories strong such suppose sure take talk
    talking talks teams tell than that that's thats the their them then there therefore these
    they thing things think this those though thought thoughts three through throughout thus
    time tips to today together tomorrow too top topic touching tried true try turn two under
    understand unfortunately unless until up update updates upon us use usually value very
    wanted want was way we we're we've we'll week weeks welcome well went were what what's
    whatever when whenever where wherever whether which while who whoever why will win wish with
    within without wonder word work workflows works worth would write writing year years yes
    yesterday yet you you're you've you'll your yours
    """.split()  # noqa: SIM905
)

# Endings of words that are no names, for openers that no list can hold.
OPENER_ENDINGS = (
    "ing", "ings", "ed", "ly", "tion", "tions", "sion", "sions", "ment", "ments", "ness", "ity",
    "ities", "ance", "ence", "ship", "ful", "ous", "ive", "able", "ible", "ize", "ise", "ology",
    "n't", "'re", "'ve", "'ll", "'d",
)  # fmt: skip
