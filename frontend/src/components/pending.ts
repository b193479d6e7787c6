import { createContext, useContext } from "react";

/** Changes how many files of a form are on their way: until they are kept it cannot be sent. */
export const Pending = createContext<(change: (n: number) => number) => void>(() => {});

export const usePending = () => useContext(Pending);
