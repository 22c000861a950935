//! The snippets of the README, which are compiled as documentation tests.
#![cfg_attr(doctest, doc = include_str!("../../README.md"))]
