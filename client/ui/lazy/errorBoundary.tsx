import { Component, type ReactNode } from 'react';

type Props = {
  children: ReactNode;
  /** Drawn in its place after a fault in drawing; `again` draws the children once more. */
  instead: (again: () => void) => ReactNode;
};

/** Keeps a fault in drawing (also a file that could not be fetched) from taking down what stands around it. */
export class Stumble extends Component<Props, { broken: boolean }> {
  override state = { broken: false };
  static getDerivedStateFromError() {
    return { broken: true };
  }
  override render() {
    return this.state.broken ? this.props.instead(() => this.setState({ broken: false })) : this.props.children;
  }
}
