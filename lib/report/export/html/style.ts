/** One style sheet for screen and paper, light and dark. No address in it: nothing is fetched. */
export const style = `
:root{color-scheme:light dark;--ground:#f6f6f8;--panel:#fff;--sunken:#fafafb;--ink:#16171c;--soft:#555963;--line:#e2e3e8;--accent:#5a3df0;--pass:#0b7240;--warn:#835400;--fail:#b01f2a;--todo:#1b58b4;--skip:#5a5e68;--unknown:#6f3fa8}
@media (prefers-color-scheme:dark){:root{--ground:#0d0e11;--panel:#15171b;--sunken:#111317;--ink:#eceef2;--soft:#a9aeb9;--line:#2a2d34;--accent:#9a88ff;--pass:#58c98b;--warn:#e5b350;--fail:#ff858b;--todo:#7fb2ff;--skip:#a3a8b3;--unknown:#c7a4f5}}
*{box-sizing:border-box}
body{margin:0;background:var(--ground);color:var(--ink);font:15px/1.5 system-ui,sans-serif;overflow-wrap:anywhere}
main{max-width:60rem;margin:0 auto;padding:2rem 1rem 4rem}
h1{font-size:1.75rem;line-height:1.25;margin:0}
h2{font-size:.95rem;margin:2rem 0 .5rem}
h3,h4{font-size:inherit;margin:0}
h4{font-size:.85rem;margin-top:1rem}
ul,ol{margin:.4rem 0;padding-left:1.5rem}
a{color:inherit}
.about{list-style:none;padding:0;color:var(--soft);display:flex;flex-wrap:wrap;gap:.2rem 1rem}
article{background:var(--panel);border:1px solid var(--line);border-radius:.6rem;margin:.5rem 0}
article:target{outline:2px solid var(--accent)}
summary{cursor:pointer;padding:.8rem 1rem}
summary h3{display:inline}
summary p{margin:.2rem 0 0;color:var(--soft)}
.body{padding:0 1rem 1rem}
.verdict{font-size:.8rem;font-weight:600;border:1px solid;border-radius:1rem;padding:.05rem .6rem;margin-left:.5rem;white-space:nowrap}
.pass{color:var(--pass)}.warn{color:var(--warn)}.fail{color:var(--fail)}.todo{color:var(--todo)}.skip{color:var(--skip)}.unknown{color:var(--unknown)}
.small{font-size:.82rem;color:var(--soft)}
table{border-collapse:collapse;width:100%;font-size:.85rem}
th,td{text-align:left;vertical-align:top;border-top:1px solid var(--line);padding:.3rem .5rem .3rem 0}
caption{text-align:left;color:var(--soft)}
pre,code{font:.8rem/1.5 ui-monospace,monospace}
pre{background:var(--sunken);border:1px solid var(--line);border-radius:.4rem;padding:.7rem;margin:.3rem 0;white-space:pre-wrap}
@media print{:root{color-scheme:light;--ground:#fff;--panel:#fff;--sunken:#fff;--ink:#000;--soft:#333;--line:#bbb;--pass:#0b7240;--warn:#835400;--fail:#b01f2a;--todo:#1b58b4;--skip:#5a5e68;--unknown:#6f3fa8}body{font-size:10.5pt}main{max-width:none;padding:0}details::details-content{content-visibility:visible;block-size:auto}summary{list-style:none}h2,summary{break-after:avoid}tr,li{break-inside:avoid}a[href^="https:"]::after{content:" <" attr(href) ">";color:var(--soft)}@page{margin:15mm}}
`

/** What the page's own policy lets in besides nothing: a test holds it against the style above. */
export const styleHash = 'sha256-Nn8YOZCero4GZA4u+ckGA11NSEt9OdfvYn5c9Ozbk/o='
