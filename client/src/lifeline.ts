/**
 * What happens when the server ends unasked. A new one gets the open documents as they are now, so nothing that was typed is
 * lost; only questions that were under way have no answer.
 */
import * as vscode from 'vscode';
import { CloseAction, ErrorAction, type CloseHandlerResult, type ErrorHandler, type ErrorHandlerResult } from 'vscode-languageclient';
import { mostRestarts, period, Restarts } from './restarts.js';

/** Errors of the connection in a row that are borne. */
const mostErrors = 3;

export class Lifeline implements ErrorHandler {
  private readonly restarts = new Restarts();

  error(_error: Error, _message: unknown, count: number | undefined): ErrorHandlerResult {
    return { action: count !== undefined && count <= mostErrors ? ErrorAction.Continue : ErrorAction.Shutdown };
  }

  closed(): CloseHandlerResult {
    if (this.restarts.ended(Date.now())) return { action: CloseAction.Restart, message: 'The language server ended unexpectedly and is started again.', handled: true };
    void this.giveUp();
    return { action: CloseAction.DoNotRestart, message: 'The language server is not started again.', handled: true };
  }

  /** A person starts the server. */
  begin(): void {
    this.restarts.forget();
  }

  private async giveUp(): Promise<void> {
    const restart = 'Start It Again';
    const output = 'Show the Output';
    const times = `${mostRestarts + 1} times within ${period / 60_000} minutes`;
    const choice = await vscode.window.showErrorMessage(`The TCPPARMS language server ended ${times} and is not started again. Your documents are untouched, but without it there are no findings and no help.`, restart, output);
    if (choice === restart) await vscode.commands.executeCommand('tcpparms.restartServer');
    if (choice === output) await vscode.commands.executeCommand('tcpparms.showOutput');
  }
}
