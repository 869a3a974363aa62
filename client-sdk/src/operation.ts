// What the generator makes of a file in operations/: the text to send, and where in its data and variables exact numbers stand.

/** Where decimals stand in an answer; lists are looked into, whatever their depth. */
export interface AnswerShape {
  readonly [field: string]: 'Decimal' | AnswerShape;
}

/** What a variable or a field of an input holds: a scalar with a codec, or an input of `inputShapes` by its name. */
export type InputShape = Readonly<Record<string, string>>;

/** A query, mutation or subscription, with the types of its data and variables. */
export interface Operation<Data, Variables> {
  readonly name: string;
  readonly kind: 'query' | 'mutation' | 'subscription';
  readonly text: string;
  readonly answer: AnswerShape;
  readonly variables: InputShape;
  /** Types only: nothing is ever in it. */
  readonly types?: { readonly data: Data; readonly variables: Variables };
}

/** The value of an operation's only root field. */
export type RootOf<Data> = Data[keyof Data];
