/** Paper: A4, light, everything open, no controls, no filter; what belongs together stays together. */
export const PRINT_STYLE = `
@page{size:A4;margin:22mm 18mm 20mm;@top-left{font:8pt system-ui,sans-serif;color:#55606b}@bottom-left{font:8pt system-ui,sans-serif;color:#55606b}@bottom-right{font:8pt system-ui,sans-serif;color:#55606b}}
@media print{
:root{color-scheme:light}
html{font-size:9.5pt}
*{print-color-adjust:exact;-webkit-print-color-adjust:exact}
.skip,#filters,.countbar,.here,#nothing,summary::after{display:none!important}
details::details-content{content-visibility:visible;display:block;block-size:auto;height:auto}
.cover{border-bottom:0;background:none}
.inner,.frame,footer{max-width:none;padding-left:0;padding-right:0}
.inner{padding-top:1.25rem;padding-bottom:.5rem}
.frame{display:block}
nav{position:static;max-height:none;overflow:visible;padding:.5rem 0 0;break-inside:avoid}
nav ul{columns:2}
.answer{grid-template-columns:3fr 2fr}
.chapter{padding:1.5rem 0}
main>.chapter:has(.findings){break-before:page;border:0}
main>.chapter:first-child{padding-top:2rem}
.cover .pairs{grid-template-columns:repeat(4,minmax(0,1fr))}
.many{font-size:.8rem}
h2,h3,h4,h5,h6,caption,figcaption,.label,.state{break-after:avoid}
.answer,.settle,.causes li,.bars li,.triples li,tr,.pairs>div,.finding>summary,.observation>summary{break-inside:avoid}
p,li{orphans:3;widows:3}
thead{display:table-header-group}
tbody tr:first-child{break-before:avoid}
a{color:inherit;text-decoration:none}
.finding>summary{grid-template-columns:10rem minmax(0,1fr) auto;padding-right:0}
.finding>.body{padding-left:1.5rem;padding-right:0}
.observation{border-width:0 0 0 1px}
}
`;
