import { createContext, useContext, useLayoutEffect, useRef } from 'react';

type Row = {
  /** A notice that is drawn now. Returns how it leaves the row. */
  add: (notice: HTMLElement) => () => void;
  first: HTMLElement | null;
  /** Somebody reads all notices in full. */
  open: boolean;
};

export const RowContext = createContext<Row | null>(null);

/** Whether this element, a notice, is the one that the row shows. Outside a row every notice is shown. */
export function useInRow() {
  const row = useContext(RowContext);
  const notice = useRef<HTMLDivElement>(null);
  const add = row?.add;
  useLayoutEffect(() => {
    if (add && notice.current) return add(notice.current);
  }, [add]);
  const shown = row === null || row.open || row.first === null || row.first === notice.current;
  return { notice, shown };
}
