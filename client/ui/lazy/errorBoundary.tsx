import { Component, type ReactNode } from 'react';

type Props = {
  children: ReactNode;
  /** Drawn in place of the children after a fault. `retry` draws the children again. */
  fallback: (retry: () => void) => ReactNode;
};

/** Limits a fault while drawing, or a file that could not be loaded, to the children of this place. */
export class ErrorBoundary extends Component<Props, { hasFailed: boolean }> {
  override state = { hasFailed: false };
  static getDerivedStateFromError() {
    return { hasFailed: true };
  }
  override render() {
    return this.state.hasFailed ? this.props.fallback(() => this.setState({ hasFailed: false })) : this.props.children;
  }
}
