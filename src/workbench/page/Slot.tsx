// A place in the page for an element that React does not make: the grid's, and that of the add-in's frame.
import type { HTMLAttributes, ReactNode } from "react";
import { useLayoutEffect, useRef } from "react";

export function Slot({
  element,
  ...rest
}: { readonly element: HTMLElement } & HTMLAttributes<HTMLDivElement>): ReactNode {
  const slot = useRef<HTMLDivElement>(null);
  // A frame that is moved loads itself anew: the element stays where it is put first.
  useLayoutEffect(() => {
    if (element.parentElement !== slot.current) slot.current?.append(element);
  }, [element]);
  return <div ref={slot} {...rest} />;
}
