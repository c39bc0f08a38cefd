print("jsmigrate")
