/** One bar: what it stands for, how long it is, and the number as people read it. */
export interface Bar {
  readonly label: string;
  readonly value: number;
  readonly text: string;
}
