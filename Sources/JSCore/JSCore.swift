// JSCore
