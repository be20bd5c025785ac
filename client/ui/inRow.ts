import { createContext, useContext, useLayoutEffect, useRef } from 'react';

type Row = {
  /** A notice that is drawn now, and how it stands among the others. Returns how it leaves the row. */
  add: (notice: HTMLElement, standing: Standing) => () => void;
  first: HTMLElement | null;
  /** Somebody reads all notices in full. */
  open: boolean;
};

export type Standing = {
  /** It only explains how things are, and waits behind the others. */
  explains: boolean;
  /** Another notice sums it up, so it is not counted as one more. */
  isSummedUp: boolean;
};

export const RowContext = createContext<Row | null>(null);

/** Whether this element, a notice, is the one that the row shows. Outside a row every notice is shown. */
export function useInRow({ explains, isSummedUp }: Standing) {
  const row = useContext(RowContext);
  const notice = useRef<HTMLDivElement>(null);
  const add = row?.add;
  useLayoutEffect(() => {
    if (add && notice.current) return add(notice.current, { explains, isSummedUp });
  }, [add, explains, isSummedUp]);
  const shown = row === null || row.open || row.first === null || row.first === notice.current;
  return { notice, shown };
}
