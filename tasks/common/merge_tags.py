"""Code of template languages: whatever sends an email fills it in, whoever wrote it there.

«{{ contact.email }}», «%%[ set @x = 1 ]%%», «<#if x>», «*|FNAME|*», «$lead.name», also cut off or
spread over lines. Words in brackets are none: they are placeholders of people, which a company may
be called.
"""

import re

# Nothing inside may begin another tag, so that each pattern takes linear time.
MERGE_TAG = re.compile(
    r"\{\{[^{}]*\}\}|\{\{|\{%[^{}]*%\}|\{%|<%[^<>]*%>|<%[\s=@-]|\[%[^%\[\]]+%\]"  # {{ x }}
    r"|[$#]?\{[^{}]+\}|[$#]\{"  # {first_name}, ${name}, #{name
    r"|\*\|[^|*]+\|\*|\*\|(?=[A-Z]{2})"  # *|FNAME|*
    r"|%%[=\[][^%]*[=\]]%%|%%[=\[]|%%?[A-Za-z_][\w.]{1,40}%%?(?!\w)"  # %%=v(x)=%%, %first_name%
    r"|\[{1,2}[#=]\s*[A-Za-z_][^\[\]]*\]{1,2}|</?[#@][A-Za-z][^<>]*>"  # [#if x], [[=name]], <#if x>
    r"|(?<![\w#])##[A-Za-z_][\w .-]*##|(?<![\w@])@@[A-Za-z_][\w .-]*@@"  # ##x##, @@x@@
    r"|(?<![\w$])\$(?:[A-Za-z_]\w*\$|!?[a-z]\w*(?:\.[a-z_]|_[a-z])\w*)"  # $name$, $lead.name
    r"|#(?:set|if|elseif|foreach|include|parse|macro|define|evaluate)\s?\([^()]*\)?"  # #set($x=1)
    r"|(?<![\w~])~(?:[A-Z]{2,}|(?=[A-Za-z]\w*[._])[\w.]+)~(?![\w~])"  # ~contact.name~
)
