/** VS Code gives the colours of its theme, light, dark and high contrast, as variables. */
export const reportStyle = `
body { font-family: var(--vscode-font-family); font-size: var(--vscode-font-size); color: var(--vscode-foreground);
  background: var(--vscode-editor-background); padding: 0 1.5em 2em; line-height: 1.5; max-width: 70em; }
h1 { font-size: 1.6em; font-weight: 600; } h2 { font-size: 1.3em; margin-top: 2em; } h3 { font-size: 1.05em; }
a { color: var(--vscode-textLink-foreground); } a:hover { color: var(--vscode-textLink-activeForeground); }
a:focus-visible, .wide:focus-visible { outline: 1px solid var(--vscode-focusBorder); outline-offset: 2px; }
li { margin: 0.4em 0; }
.wide { overflow-x: auto; margin: 1em 0; }
table { border-collapse: collapse; }
caption { text-align: left; font-weight: 600; padding: 0.3em 0; }
th, td { padding: 0.25em 0.8em; text-align: right; white-space: nowrap; vertical-align: bottom;
  border-bottom: 1px solid var(--vscode-widget-border, var(--vscode-contrastBorder, var(--vscode-panel-border))); }
th { font-weight: 600; } thead th { white-space: normal; max-width: 9em; }
th:first-child { text-align: left; } tbody th { font-weight: 400; white-space: normal; min-width: 12em; }
figure { margin: 1em 0; max-width: 720px; } svg { width: 100%; height: auto; }
figcaption { color: var(--vscode-descriptionForeground); }
.axis { stroke: var(--vscode-foreground); stroke-width: 1; }
rect { stroke: var(--vscode-foreground); stroke-width: 1; }
.time { fill: var(--vscode-charts-blue); } .verified { fill: var(--vscode-charts-green); }
.hatch { fill: none; stroke-width: 1.6; }
.attested-line { stroke: var(--vscode-charts-blue); } .deviating-line { stroke: var(--vscode-charts-red); }
text { fill: var(--vscode-foreground); text-anchor: middle; font-size: 11px; } .mark { font-size: 13px; }
.swatch { display: inline-block; width: 1em; height: 0.8em; border: 1px solid var(--vscode-foreground); }
.swatch.verified { background: var(--vscode-charts-green); }
.swatch.attested { background: repeating-linear-gradient(135deg, var(--vscode-charts-blue) 0 2px, transparent 2px 5px); }
.swatch.deviating { background: repeating-linear-gradient(45deg, var(--vscode-charts-red) 0 2px, transparent 2px 4px),
  repeating-linear-gradient(135deg, var(--vscode-charts-red) 0 2px, transparent 2px 4px); }
`;
