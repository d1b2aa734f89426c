// Style sheets of packages, which the build puts beside the script.
declare module "*.css";
