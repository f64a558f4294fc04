/** What is wrong with a field of the form of goods. */
export type FieldProblem = 'name' | 'price' | 'unit' | 'count' | 'number' | 'calendar' | 'window' | 'pack_last' | 'pack_twice';
