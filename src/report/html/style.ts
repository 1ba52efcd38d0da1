/** Colours: text 16.6:1 and muted 6.4:1 on white; every tone at least 5.5:1 on its tint, in light and in dark. */
const COLOURS = `
:root{color-scheme:light dark;
--text:#1a1f24;--muted:#55606b;--page:#fff;--surface:#f5f7f9;--line:#d3dae1;--strong-line:#76828e;--accent:#17456b;
--met:#1b6e3c;--met-tint:#e7f3ec;--fail:#a3211a;--fail-tint:#fbeae8;--open:#5a3e8e;--open-tint:#efeaf7;--open-line:#8f78bd;
--part:#7a4f00;--part-tint:#fff4dc;--none:#4a545e;--none-tint:#eef1f4;--cut:#fff}
@media screen and (prefers-color-scheme:dark){:root{
--text:#e6ebf0;--muted:#a8b3bf;--page:#12171c;--surface:#1a2128;--line:#333d47;--strong-line:#7d8894;--accent:#8fc1ea;
--met:#84d3a3;--met-tint:#16301f;--fail:#ff9f96;--fail-tint:#3d1b18;--open:#c8b6f2;--open-tint:#2a2242;--open-line:#7b65b0;
--part:#f0c674;--part-tint:#352a12;--none:#b4bec8;--none-tint:#262e36;--cut:#12171c}}
.t-met{--tone:var(--met);--tint:var(--met-tint)}
.t-fail{--tone:var(--fail);--tint:var(--fail-tint)}
.t-not-established{--tone:var(--open);--tint:var(--open-tint)}
.t-did-not-occur{--tone:var(--accent);--tint:var(--surface)}
.t-not-applicable,.t-not-examined{--tone:var(--none);--tint:var(--none-tint)}
.t-advisory{--tone:var(--part);--tint:var(--part-tint)}
`;

const TYPE = `
*,::before,::after{box-sizing:border-box}
html{scroll-padding-top:4.5rem;-webkit-text-size-adjust:100%}
body{margin:0;background:var(--page);color:var(--text);font:1rem/1.6 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans","Helvetica Neue",Arial,sans-serif;overflow-wrap:anywhere;hyphens:manual}
h1,h2,h3,h4,h5,h6{margin:0;line-height:1.25;font-weight:650;text-wrap:balance}
h1,h2,.verdict{font-family:Charter,"Bitstream Charter","Sitka Text",Cambria,Georgia,"DejaVu Serif",serif;font-weight:600;letter-spacing:-.01em}
h1{font-size:clamp(1.75rem,1.2rem + 2.4vw,2.75rem)}
h2{font-size:clamp(1.4rem,1.1rem + 1.3vw,1.9rem);margin-bottom:1.25rem}
h3{font-size:1.2rem}h4{font-size:1.05rem}h5,h6{font-size:1rem}
p,ul,ol,dl,figure,table{margin:0 0 1rem}
p,.chapter>ul,.part>ul{max-width:44rem}
ul,ol{padding-left:1.25rem}
li{margin:.2rem 0}
a{color:var(--accent);text-underline-offset:.18em;text-decoration-thickness:1px}
a:hover{text-decoration-thickness:2px}
code,.mono,.trace{font-family:ui-monospace,"Cascadia Mono","SF Mono",Menlo,Consolas,"DejaVu Sans Mono",monospace;font-size:.86em}
b{font-weight:650}
:focus-visible{outline:3px solid var(--accent);outline-offset:2px;border-radius:2px}
main:focus{outline:none}
.aloud{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.sprite{position:absolute}
.label,dt,legend,.field>span{font-size:.82rem;font-weight:600;color:var(--muted);letter-spacing:.01em}
.label{margin-bottom:.35rem}
[hidden]{display:none!important}
.skip{position:absolute;left:1rem;top:-5rem;z-index:9;padding:.6rem 1rem;background:var(--page);border:2px solid var(--accent)}
.skip:focus{top:1rem}
.icon{flex:none;width:1.05em;height:1.05em;overflow:visible;color:var(--tone)}
.cut{fill:none;stroke:var(--cut);stroke-width:1.9}
.drawn{fill:none;stroke:currentColor;stroke-width:1.8;stroke-linecap:round}
.thin{stroke-width:1.4}
.mark{display:inline-flex;align-items:baseline;gap:.45em;color:var(--tone);font-weight:650}
.mark .icon{align-self:baseline;transform:translateY(.14em)}
.note{padding:.75rem 1rem;background:var(--surface);border:1px solid var(--line)}
.note.warning{background:var(--part-tint);border-color:var(--part)}
`;

const LAYOUT = `
.cover{border-top:.5rem solid var(--accent);background:var(--surface);border-bottom:1px solid var(--line)}
.inner,.frame,footer{max-width:80rem;margin:0 auto;padding:0 clamp(1rem,4vw,3rem)}
.inner{padding-top:clamp(1.5rem,4vw,3rem);padding-bottom:1.5rem}
.subtitle{color:var(--muted);margin-bottom:.4rem}
.answer{margin:1.75rem 0 1.25rem;background:var(--page);border:1px solid var(--line);border-top:4px solid var(--tone);display:grid}
.t-not-established.answer{border-top:0}
.t-not-established.answer::before{content:"";grid-column:1/-1;height:8px;background:repeating-linear-gradient(135deg,var(--open) 0 3px,var(--open-tint) 3px 7px)}
.conclusion,.tally{padding:clamp(1rem,2.5vw,2rem);min-width:0}
.tally{border-top:1px solid var(--line)}
.verdict{display:flex;align-items:center;gap:.5em;margin:0 0 .75rem;color:var(--tone);font-size:clamp(1.6rem,1.1rem + 2.2vw,2.5rem);line-height:1.15}
.verdict .icon{width:1em;height:1em}
.why{font-size:1.125rem;margin:0}
.advice{margin:1rem 0 0;font-size:1.05rem}.advice .label{display:inline;margin-right:.35em}
.edition{padding:.05em .6em;border:1px solid var(--accent);color:var(--accent);font-weight:650}
.subtitle:has(.edition){display:flex;flex-wrap:wrap;align-items:baseline;gap:.35rem .9rem;max-width:none;margin-bottom:.6rem}
.steps{margin-top:1.5rem;padding-top:1rem;border-top:1px solid var(--line)}
.steps ul{margin:0 0 .5rem;padding-left:1.1rem}
.steps p:last-child{margin:0;font-size:.93rem}
.numbers{list-style:none;padding:0;display:grid;grid-template-columns:auto 1fr;gap:.15rem .9rem;margin-bottom:.9rem}
.numbers li{display:grid;grid-template-columns:subgrid;grid-column:1/-1;align-items:baseline;margin:0}
.numbers b{font-size:1.6rem;line-height:1.3;font-variant-numeric:tabular-nums lining-nums;text-align:right;color:var(--tone)}
.numbers .mark{font-weight:400;color:var(--text)}
.words{font-size:.9rem;color:var(--muted);margin:.35rem 0 0}
.caution{font-style:italic;margin-bottom:1.5rem}
.pairs>div:has(.hash){grid-column:1/-1}
.hash{font-family:ui-monospace,"Cascadia Mono","SF Mono",Menlo,Consolas,"DejaVu Sans Mono",monospace;font-size:.86em}
.cover .pairs{grid-template-columns:repeat(auto-fill,minmax(min(100%,13rem),1fr));border-top:1px solid var(--line);padding-top:1rem;margin:0}
nav{padding:2rem 0 0}
nav ul{list-style:none;padding:0;margin:0}
nav li{margin:0;break-inside:avoid}
nav a{display:flex;gap:.6em;padding:.25rem 0;text-decoration:none;line-height:1.35}
nav a:hover{text-decoration:underline}
.number{color:var(--muted);font-variant-numeric:tabular-nums;font-weight:400}
nav .number{min-width:1.6em}
.chapter{padding:2.75rem 0 1.5rem}
.chapter+.chapter{border-top:1px solid var(--line)}
.part{margin-top:2rem}
.part>h3{margin-bottom:.75rem}
footer{border-top:1px solid var(--line);padding-top:1.25rem;padding-bottom:2.5rem;color:var(--muted);font-size:.88rem}
footer p{max-width:none;margin:0 0 .25rem}
@media (min-width:48rem){.answer{grid-template-columns:3fr 2fr}.tally{border-top:0;border-left:1px solid var(--line)}nav ul{columns:2;column-gap:2rem}}
@media (min-width:64rem){
.frame{display:grid;grid-template-columns:15.5rem minmax(0,1fr);gap:0 3rem}
nav ul{columns:1}
nav{position:sticky;top:0;align-self:start;max-height:100vh;overflow-y:auto;padding:2.75rem 0}
nav a{font-size:.9rem;hyphens:auto}}
`;

/** A table as cards: every row a block, every cell with its column's title before it. */
function cards(table: string): string {
  return `${table},${table} :is(tbody,tr,caption){display:block}
${table} thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
${table} tbody tr{border-top:1px solid var(--strong-line);padding:.5rem 0;display:grid;grid-template-columns:repeat(auto-fill,minmax(min(100%,19rem),1fr));gap:0 1.5rem}
${table} tbody th{grid-column:1/-1}
${table} tbody .right{text-align:left}
${table} td:empty{display:none!important}
${table} tbody :is(th,td){border:0;padding:.15rem 0;display:grid;grid-template-columns:6.5rem minmax(0,1fr);gap:.75rem;align-items:baseline;width:auto;text-align:left;overflow-wrap:anywhere}
${table} [data-label]::before{content:attr(data-label);font:600 .78rem/1.4 system-ui,sans-serif;color:var(--muted)}
`;
}

const CONTENT = `
.pairs{display:grid;gap:.75rem 2rem;grid-template-columns:minmax(0,1fr)}
.pairs>div{min-width:0}
dt{margin:0}dd{margin:0}dd>:last-child{margin-bottom:0}
dd ul,dd ol{margin:0;padding-left:1.1rem}
dd li:only-child{list-style:none;margin-left:-1.1rem}
table{width:100%;border-collapse:collapse;font-size:.93rem;line-height:1.5}
caption{text-align:left;font-weight:650;padding:.5rem 0;caption-side:top}
th,td{text-align:left;vertical-align:top;padding:.55rem .9rem .55rem 0;border-bottom:1px solid var(--line);min-width:0;overflow-wrap:break-word}
.breaks{overflow-wrap:anywhere}
.many{font-size:.85rem}.many :is(th,td){padding-right:.6rem}
tbody th{font-weight:600}
thead th{font-size:.82rem;color:var(--muted);border-bottom:1px solid var(--strong-line);vertical-align:bottom}
.right{text-align:right;font-variant-numeric:tabular-nums}
figure{padding:0;margin:1.25rem 0 1.75rem}
figcaption{font-weight:650;margin-bottom:.6rem}
figure ul{list-style:none;padding:0;margin:0}
.triples li{margin:0 0 1rem}
.triples .label{display:block;color:var(--text)}
.triples .words{display:block}
.bars li{display:grid;grid-template-columns:minmax(0,14rem) minmax(0,1fr) 3ch;gap:.1rem 1rem;align-items:center;margin:.35rem 0}
.bars .label{margin:0;color:var(--text);font-weight:400;font-size:.93rem;line-height:1.35}
.bars .value{text-align:right;font-variant-numeric:tabular-nums;font-weight:650;color:var(--tone)}
.bar{display:block}
.bar rect{stroke:var(--page);stroke-width:2}
.bars .bar rect{stroke:none}
.s-met{fill:var(--met)}.s-fail{fill:var(--fail)}.s-not-established{fill:url(#hatch)}.s-not-applicable,.s-not-examined{fill:var(--line)}
.s-did-not-occur{fill:var(--accent)}.s-advisory{fill:var(--part)}.s-empty{fill:var(--none-tint)}
.hatch-ground{fill:var(--open-tint)}.hatch-line{fill:var(--open)}
main{container-type:inline-size}
@container (max-width:40rem){
.bars li{grid-template-columns:minmax(0,1fr) 3ch}.bars .label{grid-column:1/-1}
${cards('table')}}
@container (max-width:54rem){
${cards('.many')}}
@container (min-width:40.01rem){
${Array.from({ length: 20 }, (_, index) => `.w${(index + 1) * 5}{width:${(index + 1) * 5}%}`).join('')}
main .pairs>div{display:grid;grid-template-columns:11rem minmax(0,1fr);gap:1.5rem;align-items:baseline}main .pairs{gap:.5rem}}
`;

export const STYLE = COLOURS + TYPE + LAYOUT + CONTENT;
