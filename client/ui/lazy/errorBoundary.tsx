import { Component, type ReactNode } from 'react';

type Props = {
  children: ReactNode;
  /** Drawn in place of the children after a fault in drawing them; `retry` draws the children once more. */
  fallback: (retry: () => void) => ReactNode;
};

/** Keeps a fault in drawing, also a file that could not be loaded, from taking down what stands around it. */
export class ErrorBoundary extends Component<Props, { hasFailed: boolean }> {
  override state = { hasFailed: false };
  static getDerivedStateFromError() {
    return { hasFailed: true };
  }
  override render() {
    return this.state.hasFailed ? this.props.fallback(() => this.setState({ hasFailed: false })) : this.props.children;
  }
}
