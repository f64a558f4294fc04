import { Conflict } from './errors.js';
import { defineMessages } from './messages.js';

/** A table of moves: for every state, the named moves and where each leads. */
export type MoveTable<State extends string, Move extends string> = { readonly [From in State]: { readonly [M in Move]?: State } };

/** Checks at start that every target is a declared state and every state but the first can be reached. */
export function defineMoves<State extends string, Move extends string>(first: State, table: MoveTable<State, Move>): MoveTable<State, Move> {
  const states = Object.keys(table) as State[];
  const reached = new Set<State>([first]);
  for (const from of states) for (const to of Object.values(table[from]) as State[]) reached.add(to);
  const lost = states.filter((state) => !reached.has(state));
  const unknown = [...reached].filter((state) => !(state in table));
  if (lost.length > 0 || unknown.length > 0) throw new Error(`Table of moves is wrong: unreachable ${lost.join()}; undeclared ${unknown.join()}`);
  return table;
}

/** Where a move leads. Errors: `state.move_not_allowed` (a conflict), naming the state and the move. */
export function moved<State extends string, Move extends string>(table: MoveTable<State, Move>, from: State, move: Move): State {
  const to: State | undefined = table[from][move];
  if (to === undefined) throw new Conflict('state.move_not_allowed', { from, move });
  return to;
}

/** The states from which a move is allowed, for `UPDATE … WHERE status = ANY(expected)`. */
export function statesAllowing<State extends string, Move extends string>(table: MoveTable<State, Move>, move: Move): State[] {
  return (Object.keys(table) as State[]).filter((state) => table[state][move] !== undefined);
}

defineMessages({
  'state.move_not_allowed': { vi: 'Việc này không làm được khi đang ở bước “{from}”.', en: 'This cannot be done in the state “{from}”.' },
});
