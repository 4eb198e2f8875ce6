"""What contact data is made of, as parts of patterns: ends of domains, streets, states, dates."""

# A country's two letters count in lower case alone, and not where they are how a sentence goes on
# whose space was forgotten: «today.we».
TLD = (
    r"(?:com|net|org|edu|gov|mil|int|info|biz|io|example|eu|uk|ca|de|fr|nl|ch|au|nz|jp|tv|local"
    r"|(?-i:online|site|shop|xyz|app|dev|cloud"
    r"|(?!(?:if|of|or|he|up|on|ok|we|an|pm|ed|al|vs|th|nd|rd)\b)[a-z]{2}))"
)
AT = r"(?: ?[(\[{<_#*-] ?at ?[)\]}>_#*-] ?)"
DOT = r"(?: ?[(\[{<_#*-] ?dot ?[)\]}>_#*-] ?| (?:dot|period) )"
STREET = (
    r"(?:Street|St|Avenue|Ave|Road|Rd|Drive|Dr|Lane|Ln|Boulevard|Blvd|Way|Court|Ct|Suite|Plaza|Plz"
    r"|Square|Sq|Place|Pl|Parkway|Pkwy|Highway|Hwy|Terrace|Circle|Cir|Trail|Close|Crescent|Pike|Loop|Center|Centre"
    r"|Mews|Gardens|Hill|Row|Walk|Grove|Rise|Wharf|Alley|Crossing|Ridge|Bend|Quay|Yard|Cove|Glen|Trace)"
)
STATE = (
    r"(?:Ala(?:bam|sk)a|Arizona|Arkansas|California|Colorado|Connecticut|Delaware|Florida|Georgia"
    r"|Hawaii|Idaho|Illinois|Indiana|Iowa|Kansas|Kentucky|Louisiana|Maine|Maryland|Massachusetts"
    r"|Michigan|Minnesota|Mississippi|Missouri|Montana|Nebraska|Nevada|New (?:Hampshire|Jersey"
    r"|Mexico|York)|(?:Nor|Sou)th (?:Carolina|Dakota)|Ohio|Oklahoma|Oregon|Pennsylvania"
    r"|Rhode Island|Tennessee|Texas|Utah|Vermont|(?:West )?Virginia|Washington|Wisconsin|Wyoming)"
)
MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sep(?:t(?:ember)?)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
DAY = r"\d{1,2}(?:st|nd|rd|th)?"
DATE = (
    rf"(?:\d{{1,2}}[./-]\d{{1,2}}(?:[./-]\d{{2,4}})?|\d{{4}}-\d\d-\d\d"
    rf"|{DAY} (?:of )?{MONTH}\b\.?(?:,? \d{{4}})?|{MONTH}\.? {DAY}\b(?:,? \d{{4}})?)"
)
# Between a label and what it names: «no.», «number:», «#», «is».
NAMES = r"(?:'?s)?(?: ?(?:number|num|no|nr|id)\b\.?)?(?: is| was| ending in| in|:| :| #|#|=)? ?"
# A date with its hour, or a row of years, has as many digits as a phone number.
NO_DATE = (
    r"(?!\d{1,2}[-./]\d{1,2}[-./](?:(?:19|20)\d\d|\d\d(?![-./]\d))\b)(?!(?:19|20)\d\d-\d\d-\d\d)"
    r"(?!(?:19|20)\d\d[ -](?:19|20)\d\d\b)"
)
DIGIT_WORD = r"(?:zero|oh|one|two|three|four|five|six|seven|eight|nine)"
