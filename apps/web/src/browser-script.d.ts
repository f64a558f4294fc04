declare module '*?browser-script' {
  const url: string;
  export default url;
}

declare module '*?browser-bundle' {
  const url: string;
  export default url;
}
