import * as vscode from 'vscode';
import { withoutLinks } from '../util/withoutLinks';

/** Shows words at the edge of the window; resolves with the button that was pressed. */
export type ShowMessage = (text: string, ...buttons: string[]) => Thenable<string | undefined>;

export const showInformation: ShowMessage = (text, ...buttons) =>
  vscode.window.showInformationMessage(withoutLinks(text), ...buttons);

export const showWarning: ShowMessage = (text, ...buttons) =>
  vscode.window.showWarningMessage(withoutLinks(text), ...buttons);

export const showError: ShowMessage = (text, ...buttons) =>
  vscode.window.showErrorMessage(withoutLinks(text), ...buttons);

/** A question in the middle of the window, before which nothing else can be done. */
export interface ModalQuestion {
  readonly title: string;
  readonly detail: string;
  /** The button that says yes. */
  readonly button: string;
}

export async function confirmModally({ title, detail, button }: ModalQuestion): Promise<boolean> {
  const options = { modal: true, detail };
  return (await vscode.window.showInformationMessage(withoutLinks(title), options, button)) === button;
}

/** The same with the sign of a warning. */
export async function warnModally({ title, detail, button }: ModalQuestion): Promise<boolean> {
  const options = { modal: true, detail };
  return (await vscode.window.showWarningMessage(withoutLinks(title), options, button)) === button;
}
