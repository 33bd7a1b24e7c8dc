//! Rebuilds the crate when a file of the embedded theme comes, goes or changes.

fn main() {
    println!("cargo:rerun-if-changed=themes/cam");
    println!("cargo:rerun-if-changed=build.rs");
}
