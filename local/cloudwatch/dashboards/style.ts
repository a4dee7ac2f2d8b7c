/** The look of the page, light and dark. */
export const STYLE = `
:root{color-scheme:light dark;--bg:#f4f5f7;--card:#fff;--text:#1b1f24;--soft:#57606a;--line:#d0d7de;--red:#c62828;--green:#1b7f3b;
--c0:#1565c0;--c1:#d9730d;--c2:#2e7d32;--c3:#c2185b;--c4:#6a4fb3;--c5:#00838f;--c6:#8d6e00;--c7:#5d4037;--c8:#ad1457;--c9:#546e7a}
@media (prefers-color-scheme:dark){:root{--bg:#0d1117;--card:#161b22;--text:#e6edf3;--soft:#9aa4af;--line:#30363d;--red:#ff7b72;--green:#56d364;
--c0:#79b8ff;--c1:#ffab5e;--c2:#7ee787;--c3:#ff8fb8;--c4:#c4a7ff;--c5:#56d4dd;--c6:#e3c04d;--c7:#d2a68a;--c8:#ff9bd0;--c9:#b0bec5}}
*{box-sizing:border-box}
body{margin:0;background:var(--bg);color:var(--text);font:14px/1.4 system-ui,sans-serif}
header{position:sticky;top:0;z-index:1;display:flex;flex-wrap:wrap;gap:.5rem 1.5rem;align-items:center;padding:.6rem 1rem;background:var(--card);border-bottom:1px solid var(--line)}
h1{font-size:1rem;margin:0}
nav{display:flex;gap:.25rem}
nav a,button{padding:.3rem .7rem;border:1px solid transparent;border-radius:6px;color:inherit;background:none;font:inherit;text-decoration:none;cursor:pointer}
nav a[aria-current]{background:var(--text);color:var(--card)}
nav a:hover,button{border-color:var(--line)}
:focus-visible{outline:2px solid var(--c0);outline-offset:2px}
#board{padding:1rem}
.grid-of-widgets{display:grid;grid-template-columns:repeat(24,minmax(0,1fr));grid-auto-rows:minmax(40px,auto);gap:8px}
.widget{background:var(--card);border:1px solid var(--line);border-radius:8px;padding:.5rem .7rem;overflow:hidden;min-width:0}
.widget.text{background:none;border-color:transparent;align-self:end}
h2{font-size:.85rem;margin:0 0 .3rem}
h3{margin:.2rem 0}
.widget p{margin:.2rem 0}
.note,.period,small,footer{color:var(--soft)}
.period{font-size:.75rem;text-align:right}
svg{display:block;width:100%;height:auto}
svg text{font:11px system-ui,sans-serif;fill:var(--soft)}
.end{text-anchor:end}.middle{text-anchor:middle}
svg text.big{font-size:20px;fill:var(--text)}
.grid{stroke:var(--line);stroke-width:.5}
.line{fill:none;stroke-width:1.8;stroke-linejoin:round}
.area{fill-opacity:.35;stroke-width:1}
.mark{stroke:var(--red);stroke-dasharray:5 4}
svg text.mark{stroke:none;fill:var(--red);paint-order:stroke}
.dial{fill:none;stroke:var(--line);stroke-width:18}
.legend{max-height:230px;overflow:auto}
.rest{font-size:.75rem;color:var(--soft)}
table{border-collapse:collapse;width:100%;font-size:.78rem}
th{text-align:left;font-weight:normal}td{text-align:right;white-space:nowrap;padding-left:.6rem}
thead th{color:var(--soft)}thead th+th{text-align:right}
i{display:inline-block;width:.7rem;height:.7rem;border-radius:2px;margin-right:.35rem}
.numbers{display:flex;flex-wrap:wrap;gap:.5rem 1.5rem}
.numbers div{display:flex;flex-direction:column;border-left:3px solid;padding-left:.6rem}
.value{font-size:1.5rem;font-weight:600}
.alarms{list-style:none;margin:0;padding:0;columns:19rem;gap:.5rem}
#board>.alarms{margin-bottom:.6rem}
#board>.alarms li{background:var(--card)}
.alarms li{break-inside:avoid;padding:.25rem .5rem;margin-bottom:.25rem;border-left:4px solid var(--soft);overflow-wrap:anywhere}
.alarms .ALARM{border-color:var(--red)}.ALARM strong{color:var(--red)}
.alarms .OK{border-color:var(--green)}.OK strong{color:var(--green)}
footer{padding:0 1rem 1rem;font-size:.8rem}
@media (max-width:700px){.grid-of-widgets{display:block}.widget{margin-bottom:8px}}
`;

/** Puts in the board anew, every five seconds, unless somebody paused that or reads a legend. */
export const SCRIPT = `
const board=document.getElementById('board'),button=document.getElementById('pause');
let paused=false;
button.hidden=false;
button.onclick=()=>{paused=!paused;button.textContent=paused?'Go on':'Pause';button.setAttribute('aria-pressed',paused)};
setInterval(async()=>{
  if(paused||document.hidden||board.contains(document.activeElement))return;
  try{const address=new URL(location.href);address.searchParams.set('format','board');
    const answer=await fetch(address);if(answer.ok)board.innerHTML=await answer.text()}catch{}
},5000);
`;
