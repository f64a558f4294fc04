export type Problem = {
  code?: string;
  title?: string;
  detail?: string;
  errors?: { path?: string; code?: string; detail?: string }[];
};

/** An answer of the API that is not 2xx; `detail` is a sentence in the reader's language. */
export class ApiError extends Error {
  readonly code: string;
  readonly detail: string;
  readonly errors: NonNullable<Problem['errors']>;

  constructor(
    readonly status: number,
    problem: Problem,
  ) {
    super(problem.code ?? `http.${status}`);
    this.name = 'ApiError';
    this.code = problem.code ?? '';
    this.detail = problem.detail ?? problem.title ?? '';
    this.errors = problem.errors ?? [];
  }
}
