/** The points of an agreement. */
export function AgreementText({ lines }: { lines: readonly string[] }) {
  return (
    <ul className="group-agreement-lines">
      {lines.map((line, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two points may say the same
        <li key={index} dir="auto">
          {line}
        </li>
      ))}
    </ul>
  );
}
