/** One style sheet for screen and paper, light and dark. No address in it: nothing is fetched. */
export const style = `
:root{color-scheme:light dark;--ground:#f6f6f8;--panel:#fff;--sunken:#fafafb;--ink:#16171c;--soft:#555963;--line:#e2e3e8;--hair:#ededf1;--accent:#5a3df0;--on-accent:#fff;--pass:#0b7240;--warn:#835400;--fail:#b01f2a;--todo:#1b58b4;--skip:#5a5e68;--unknown:#6f3fa8}
@media (prefers-color-scheme:dark){:root{--ground:#0d0e11;--panel:#15171b;--sunken:#111317;--ink:#eceef2;--soft:#a9aeb9;--line:#2a2d34;--hair:#202329;--accent:#9a88ff;--on-accent:#100d22;--pass:#58c98b;--warn:#e5b350;--fail:#ff858b;--todo:#7fb2ff;--skip:#a3a8b3;--unknown:#c7a4f5}}
*{box-sizing:border-box}
html{scroll-padding-top:1rem}
body{margin:0;background:var(--ground);color:var(--ink);font:15px/1.55 Inter,system-ui,sans-serif;overflow-wrap:anywhere}
:focus-visible{outline:2px solid var(--accent);outline-offset:2px}
header{background:var(--panel);border-bottom:1px solid var(--line);padding:.9rem max(1rem,calc(50% - 29rem));display:flex;flex-wrap:wrap;gap:.2rem 1rem;align-items:baseline;justify-content:space-between}
main{max-width:60rem;margin:0 auto;padding:2rem 1rem 4rem}
h1{font-size:1.75rem;line-height:1.25;letter-spacing:-.015em;margin:0;text-wrap:balance}
h2{font-size:.9rem;font-weight:600;margin:2rem 0 .5rem}
h3,h4{font-size:inherit;font-weight:500;margin:0}
h4{font-size:.85rem;font-weight:600;margin-top:1.2rem}
p{margin:.4rem 0}
ul,ol{margin:.4rem 0;padding-left:1.5rem}
li{margin:.15rem 0}
a{color:inherit;text-decoration-color:var(--soft);text-underline-offset:.2em}
a:hover{text-decoration-color:currentColor}
.about{list-style:none;padding:0;color:var(--soft);font-size:.9rem;display:flex;flex-wrap:wrap;gap:0 1.1rem}
.steps,.first,.reply,.door{background:var(--panel);border:1px solid var(--line);border-radius:.8rem;padding:1rem 1.2rem;margin:1.2rem 0}
.steps h2{margin:0 0 .3rem}
.steps ol{padding-left:1.3rem;margin:0}
.steps li{padding:.2rem 0}
.cards{background:var(--panel);border:1px solid var(--line);border-radius:.8rem;overflow:clip}
article+article{border-top:1px solid var(--hair)}
article:target{outline:2px solid var(--accent);outline-offset:-2px}
summary{cursor:pointer;list-style:none;padding:.8rem 1.2rem}
summary::-webkit-details-marker{display:none}
article summary{display:grid;grid-template-columns:minmax(0,1fr) auto;gap:.1rem .8rem;align-items:baseline}
article summary:hover{background:var(--sunken)}
summary p{grid-column:1/-1;margin:0;color:var(--soft);font-size:.9rem}
details[open]>summary p{color:inherit}
.body{padding:0 1.2rem 1.2rem;font-size:.9rem}
.reply{padding:0}.reply>:not(summary){margin-left:1.2rem;margin-right:1.2rem}.reply>:last-child{margin-bottom:1.2rem}
.reply summary h2{margin:0}
.verdict{font-size:.78rem;font-weight:600;border-radius:1rem;padding:.1rem .65rem;white-space:nowrap;background:color-mix(in srgb,currentColor 10%,transparent)}
.pass{color:var(--pass)}.warn{color:var(--warn)}.fail{color:var(--fail)}.todo{color:var(--todo)}.skip{color:var(--skip)}.unknown{color:var(--unknown)}
.token{font:600 .92em/1 ui-monospace,monospace;background:color-mix(in srgb,var(--accent) 12%,transparent);border-radius:.3em;padding:.05em .3em;white-space:nowrap}
.small{font-size:.82rem}
.small:not([class*=" "]){color:var(--soft)}
table{border-collapse:collapse;width:100%;font-size:.85rem;margin-top:.8rem}
th,td{text-align:left;vertical-align:top;border-top:1px solid var(--line);padding:.35rem .6rem .35rem 0;font-weight:400}
th[scope=col],td:last-child{white-space:nowrap}th[scope=col]{color:var(--soft);font-size:.8rem}
.parts>*{font-weight:600}
caption{text-align:left;color:var(--soft);padding-bottom:.3rem}
pre,code{font:.8rem/1.55 ui-monospace,monospace}
pre{background:var(--sunken);border:1px solid var(--line);border-radius:.5rem;padding:.7rem .9rem;margin:.4rem 0;white-space:pre-wrap}
button,input{font:inherit;color:inherit;background:var(--panel);border:1px solid var(--line);border-radius:.5rem;padding:.5rem .9rem;min-height:2.5rem}
button{cursor:pointer;font-weight:500;font-size:.85rem}
button:hover{border-color:var(--soft)}
.door button{background:var(--accent);border-color:var(--accent);color:var(--on-accent)}
.door input{display:block;width:100%;margin:.3rem 0 1rem}
.copy{float:right;min-height:2rem;padding:.2rem .7rem;margin:.35rem .35rem 0 .5rem;position:relative}
.files{display:flex;flex-wrap:wrap;gap:.2rem 1.1rem;list-style:none;padding:0}
.alert{color:var(--fail);font-weight:500}
@media (width<40rem){h1{font-size:1.4rem}table,tbody,caption{display:block}tr{display:grid;grid-template-columns:1fr 1fr 3.5rem;border-top:1px solid var(--line)}th,td{border-top:0}th:first-child{grid-column:1/-1;padding-bottom:0;color:var(--soft)}th[scope=col]:first-child{display:none}}
@media print{:root{color-scheme:light;--ground:#fff;--panel:#fff;--sunken:#fff;--ink:#000;--soft:#333;--line:#bbb;--hair:#ddd;--accent:#5a3df0;--pass:#0b7240;--warn:#835400;--fail:#b01f2a;--todo:#1b58b4;--skip:#5a5e68;--unknown:#6f3fa8}body{font-size:10.5pt}main{max-width:none;padding:0}header{padding:0 0 .5rem;margin-bottom:1rem}.copy,.screen,.reply{display:none}details::details-content{content-visibility:visible;block-size:auto}h2,h3,h4,summary{break-after:avoid}tr,li{break-inside:avoid}.body a[href^="https:"]::after{content:" <" attr(href) ">";color:var(--soft)}@page{margin:15mm}}
`

/** What the page's own policy lets in besides nothing: a test holds it against the style above. */
export const styleHash = 'sha256-9FAtNydfhhfk11wY0pPMnB95XtpdA4ezUDZXbCHgbic='
