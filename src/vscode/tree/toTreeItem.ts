import * as vscode from 'vscode';
import { presentRow, type RowPresentation } from './presentRow';
import { stepOfRecord, type RecordRow } from './recordRows';
import type { ReleaseRow } from './releaseRows';
import type { RowContext } from './rowContext';
import type { RowIcon } from './rowIcon';
import type { TooltipPart } from './rowTooltip';

export function toTreeItem(row: ReleaseRow, context: RowContext): vscode.TreeItem {
  const presentation = presentRow(row, context);
  const { label, isCurrent, description, icon, checked, expansion, contextValue, accessibilityLabel } = presentation;
  const item = new vscode.TreeItem({ label, ...(isCurrent ? { highlights: [[0, label.length]] } : {}) });
  item.id = row.id;
  item.description = description;
  item.collapsibleState = collapsibleStates[expansion];
  item.contextValue = contextValue;
  item.accessibilityInformation = { label: accessibilityLabel };
  item.command = context.isReadOnly
    ? { command: 'releaseChecklist.revealInLog', title: 'Go to Line in the Log', arguments: [row] }
    : { command: 'releaseChecklist.revealStep', title: 'Go to Line', arguments: [row] };
  if (icon) item.iconPath = toThemeIcon(icon);
  if (checked !== undefined) item.checkboxState = toCheckbox(checked, accessibilityLabel);
  return item;
}

export function toRecordItem(row: RecordRow): vscode.TreeItem {
  const { id, label, description, icon, tooltip, expansion } = row;
  const item = new vscode.TreeItem(label, collapsibleStates[expansion]);
  item.id = id;
  item.description = description;
  item.tooltip = tooltip;
  item.contextValue = stepOfRecord(row) ? 'record logged' : 'record';
  item.accessibilityInformation = { label: [label, icon?.words, description].filter(Boolean).join(', ') };
  item.command = { command: 'releaseChecklist.revealInLog', title: 'Go to Line in the Log', arguments: [row] };
  if (icon) item.iconPath = toThemeIcon(icon);
  return item;
}

/** A theme icon in its colour; without the words, which stand in the row's label for a screen reader. */
export function toThemeIcon({ name, color }: RowIcon): vscode.ThemeIcon {
  return new vscode.ThemeIcon(name, color === undefined ? undefined : new vscode.ThemeColor(color));
}

/** Untrusted: no command links, no HTML. */
export function toTooltip(parts: readonly TooltipPart[]): vscode.MarkdownString {
  const markdown = new vscode.MarkdownString();
  for (const { kind, text } of parts) {
    if (kind === 'code') markdown.appendCodeblock(text, 'shellscript');
    else if (kind === 'text') markdown.appendText(text);
    else markdown.appendMarkdown(text);
    markdown.appendMarkdown('\n\n');
  }
  return markdown;
}

const collapsibleStates: Record<RowPresentation['expansion'], vscode.TreeItemCollapsibleState> = {
  none: vscode.TreeItemCollapsibleState.None,
  collapsed: vscode.TreeItemCollapsibleState.Collapsed,
  expanded: vscode.TreeItemCollapsibleState.Expanded,
};

function toCheckbox(checked: boolean, label: string): NonNullable<vscode.TreeItem['checkboxState']> {
  const state = checked ? vscode.TreeItemCheckboxState.Checked : vscode.TreeItemCheckboxState.Unchecked;
  return { state, tooltip: checked ? 'Undo' : 'Mark as done', accessibilityInformation: { label, role: 'checkbox' } };
}
