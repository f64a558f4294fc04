/** What kind of refusal an error is; the HTTP door turns the kind into a status. */
export type ErrorKind =
  | 'invalid' | 'unauthenticated' | 'forbidden' | 'not_found' | 'conflict'
  | 'gone' | 'too_large' | 'unprocessable' | 'too_many' | 'unavailable';

export interface FieldError {
  /** JSON path of the field, e.g. `address.communeCode`. */
  path: string;
  code: string;
  /** Sentence for people; filled by the door from the catalogue when absent. */
  detail?: string;
  [extra: string]: unknown;
}

export type ErrorParams = Record<string, string | number>;

/**
 * A refusal with a stable code (`inventory.insufficient_stock`). It carries no
 * HTTP status and no sentence: the door adds both in the reader's language.
 */
export class DomainError extends Error {
  constructor(
    readonly kind: ErrorKind,
    readonly code: string,
    readonly params: ErrorParams = {},
    readonly errors?: readonly FieldError[],
    /** Further members of the answer, such as both versions of what two people edited. */
    readonly more?: Readonly<Record<string, unknown>>,
  ) {
    super(code);
    this.name = new.target.name;
  }
}

type Rest = [params?: ErrorParams, errors?: readonly FieldError[], more?: Readonly<Record<string, unknown>>];

export class Invalid extends DomainError { constructor(code: string, ...rest: Rest) { super('invalid', code, ...rest); } }
export class Unauthenticated extends DomainError { constructor(code = 'access.sign_in_required', ...rest: Rest) { super('unauthenticated', code, ...rest); } }
export class Forbidden extends DomainError { constructor(code = 'access.forbidden', ...rest: Rest) { super('forbidden', code, ...rest); } }
export class NotFound extends DomainError { constructor(code: string, ...rest: Rest) { super('not_found', code, ...rest); } }
export class Conflict extends DomainError { constructor(code: string, ...rest: Rest) { super('conflict', code, ...rest); } }
export class TooLarge extends DomainError { constructor(code: string, ...rest: Rest) { super('too_large', code, ...rest); } }
export class Unprocessable extends DomainError { constructor(code: string, ...rest: Rest) { super('unprocessable', code, ...rest); } }
export class TooMany extends DomainError { constructor(code: string, ...rest: Rest) { super('too_many', code, ...rest); } }
export class Unavailable extends DomainError { constructor(code: string, ...rest: Rest) { super('unavailable', code, ...rest); } }
