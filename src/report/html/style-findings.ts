/** The heart of the report: a list to scan, and what opens behind each line. */
export const FINDINGS_STYLE = `
summary{cursor:pointer;list-style:none}
summary::-webkit-details-marker{display:none}
summary:hover h3,summary:hover h4,.observation>summary:hover .what{text-decoration:underline;text-underline-offset:.2em;text-decoration-thickness:1px}
.finding{border-bottom:1px solid var(--line);scroll-margin-top:4.5rem}
.findings>.finding:first-child{border-top:1px solid var(--strong-line)}
.part .finding:last-child{border-bottom:0}
.finding>summary{position:relative;display:grid;gap:.35rem 1.25rem;padding:1rem 2rem 1rem 0;align-items:baseline}
summary::after{content:"";position:absolute;right:.5rem;top:1.5rem;width:.55rem;height:.55rem;border:solid var(--muted);border-width:0 2px 2px 0;transform:rotate(45deg)}
details[open]>summary::after{transform:translateY(.25rem) rotate(-135deg)}
.what{min-width:0}
.what h3,.what h4{display:inline;font-size:1.05rem}
.id{font-family:ui-monospace,"Cascadia Mono","SF Mono",Menlo,Consolas,"DejaVu Sans Mono",monospace;font-size:.88em;font-weight:400;color:var(--muted);margin-right:.5em}
.tags{display:block;font-size:.88rem;color:var(--muted)}
.tags span+span::before{content:"\\00b7";margin:0 .5em}
.aspects{display:flex;flex-wrap:wrap;gap:.2rem .9rem;font-size:.88rem}
.aspects>span{display:inline-flex;align-items:baseline;gap:.35em;color:var(--text);position:relative}
.aspects .icon{width:.95em;height:.95em;transform:translateY(.12em)}
.finding>.body{padding:.25rem 0 1.5rem}
.topic{color:var(--muted)}
.finding .glance .pairs{grid-template-columns:repeat(auto-fill,minmax(min(100%,10.5rem),1fr));gap:.75rem 1.5rem}
.finding .glance .pairs>div{display:block}
.observation caption{font-size:.82rem;font-weight:600;color:var(--muted);padding:.25rem 0 0}
.settle{background:var(--tint);padding:.9rem 1.1rem;margin:0 0 1.25rem}
.settle .label{color:var(--tone)}
.settle ul{margin:0;max-width:44rem;padding-left:1.1rem}
.settle li:only-child{list-style:none;margin-left:-1.1rem}
.t-not-established>.body>.settle{border-top:6px solid;border-image:repeating-linear-gradient(135deg,var(--open) 0 2px,var(--open-tint) 2px 6px) 6}
.found,.response{border-left:3px solid var(--strong-line);padding:.2rem 0 .2rem 1rem;margin:0 0 1.25rem}
.response{border-color:var(--accent)}
.found ul{margin:0;max-width:44rem;padding-left:1.1rem}
.criterion{border-top:1px solid var(--line);padding:1rem 0 .25rem;margin-top:1rem;scroll-margin-top:4.5rem}
.criterion>h4,.criterion>h5{max-width:44rem;text-wrap:pretty}
.state{display:flex;flex-wrap:wrap;gap:.1rem .5rem;margin:.3rem 0 .75rem;font-size:.93rem;color:var(--muted);max-width:none}
.state>span+span:not(:last-child)::before{content:"\\00b7";margin-right:.5rem}
.state>:last-child{flex-basis:100%}
.causes ul{list-style:none;padding:0}
.causes li{margin:0 0 .6rem;max-width:44rem}
.causes .by{color:var(--muted)}
.causes .next,.causes .items{display:block}
.causes .by::before{content:"\\00b7";margin-right:.4em}
.observation{border:1px solid var(--line);margin:.5rem 0;background:var(--page)}
.observation>summary{position:relative;padding:.55rem 2.25rem .55rem .9rem;display:flex;flex-wrap:wrap;gap:.1rem 1rem;font-size:.95rem}
.observation>summary::after{right:.9rem;top:1rem}
.observation .what{flex:1 1 14rem}
.observation>.body{padding:.25rem .9rem .9rem}
.trace{list-style:none;padding:0}
.trace li{white-space:pre-wrap}
.bearings{padding-left:1.1rem}
.here{font-size:.88rem;margin:1rem 0 0;color:var(--muted)}
.legend{margin-bottom:1.5rem}
.legend ul{list-style:none;padding:0;margin:0;display:flex;flex-wrap:wrap;gap:.2rem 1.5rem;font-size:.93rem}
#filters{display:grid;gap:1rem 1.25rem;padding:1.1rem;background:var(--surface);border:1px solid var(--line);margin-bottom:.75rem}
fieldset{border:0;padding:0;margin:0;min-width:0;display:flex;flex-wrap:wrap;gap:.4rem .5rem}
legend{padding:0;margin-bottom:.3rem}
.chip{display:inline-flex;align-items:center;gap:.45em;padding:.3rem .7rem;border:1px solid var(--strong-line);background:var(--page);cursor:pointer;font-size:.93rem;min-height:2.1rem}
.chip input{margin:0;accent-color:var(--accent)}
.chip:has(:checked){border-color:var(--tone);background:var(--tint);box-shadow:inset 0 0 0 1px var(--tone)}
.chip:has(:focus-visible){outline:3px solid var(--accent);outline-offset:2px}
.n{flex:none;color:var(--muted);font-variant-numeric:tabular-nums;overflow-wrap:normal}
.field{display:grid;gap:.3rem;min-width:0;align-content:start}
input[type=search],select,button{font:inherit;color:inherit;background:var(--page);border:1px solid var(--strong-line);border-radius:0;padding:.4rem .7rem;min-height:2.5rem;width:100%;max-width:100%}
button{width:auto;cursor:pointer;font-size:.9rem;min-height:2.1rem;padding:.25rem .8rem}
button:hover:not(:disabled){border-color:var(--accent);color:var(--accent)}
button:disabled{display:none}
.countbar{position:sticky;top:0;z-index:2;display:flex;flex-wrap:wrap;gap:.25rem 1.5rem;align-items:center;justify-content:space-between;padding:.6rem 0;background:var(--page);border-bottom:1px solid var(--line)}
.countbar p{margin:0;max-width:none;font-weight:650;font-variant-numeric:tabular-nums}
@media (max-width:47.99rem){
.countbar{display:contents}
.countbar p{position:sticky;top:0;z-index:2;padding:.6rem 0;margin-bottom:.6rem;background:var(--page);border-bottom:1px solid var(--line)}}
.countbar.active p{color:var(--part)}
.buttons{display:flex;flex-wrap:wrap;gap:.4rem}
@media screen{.off{display:none}}
@media (min-width:48rem){
#filters{grid-template-columns:repeat(3,minmax(0,1fr))}
.wide,#filters fieldset{grid-column:1/-1}
.finding>.body{padding-left:1.5rem}}
@media (min-width:75rem){
.finding>summary{grid-template-columns:12.5rem minmax(0,1fr) auto}
.finding>.body{padding-left:13.75rem;padding-right:2rem}}
@media (prefers-reduced-motion:no-preference){html{scroll-behavior:smooth}summary::after{transition:transform .15s}}
@media (forced-colors:active){.s-met,.s-fail,.s-not-established,.s-not-applicable{forced-color-adjust:none}}
`;
