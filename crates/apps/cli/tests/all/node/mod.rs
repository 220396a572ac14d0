//! The node as its clients meet it: the real program, over the wire.

mod backup;
mod encrypted;
mod flood;
mod kill;
mod served;
mod tiles;
mod trail;
mod upload;
